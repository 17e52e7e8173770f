// The names of keys in the user's language.

import * as l10n from "./l10n.ts";

/** A key or a combination in the user's language: `Shift+F` is `Umschalt+F` in German. */
export function keyText(key: string): string {
	return key.replace(/[A-Z][a-z]+(?: [A-Z][a-z]+)?/g, (name) => NAMES[name] ?? name);
}

const NAMES: Readonly<Record<string, string>> = {
	Ctrl: l10n.t("Ctrl"),
	Shift: l10n.t("Shift"),
	Enter: l10n.t("Enter"),
	Escape: l10n.t("Escape"),
	Space: l10n.t("Space"),
	Home: l10n.t("Home"),
	End: l10n.t("End"),
	"Page Up": l10n.t("Page Up"),
	"Page Down": l10n.t("Page Down"),
};
