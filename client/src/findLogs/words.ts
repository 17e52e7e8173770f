// Localised file sizes and ages. Free of VS Code, so unit tests can run it.

/** A size in bytes as text: `12 kB`, `3.4 MB`. `language` is a tag such as `de` or `zh-cn`. */
export function sizeText(bytes: number, language: string): string {
	const [amount, unit] = bytes < MEGABYTE ? [Math.ceil(bytes / KILOBYTE), "kilobyte"] : [bytes / MEGABYTE, "megabyte"];
	return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** An age in ms as text: `5 minutes ago`, `yesterday`. A time in the future, caused by a wrong clock, counts as now. */
export function ageText(ms: number, language: string): string {
	const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
	const [amount, unit] =
		minutes < 60
			? ([minutes, "minute"] as const)
			: minutes < DAY_MINUTES
				? ([Math.floor(minutes / 60), "hour"] as const)
				: ([Math.floor(minutes / DAY_MINUTES), "day"] as const);
	return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-amount, unit);
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
