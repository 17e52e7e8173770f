// Converts an SVG to PNG in the page, the only place with a canvas.

import * as l10n from "../l10n.ts";

/** The maximum canvas size in Chromium, in px. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/** Below this scale, text is hard to read. */
const LEAST_SCALE = 0.6;

/** Draws the SVG at twice its size, or at the maximum size of an image. */
export async function drawPng(svg: string): Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	try {
		await image.decode();
	} catch {
		return { reason: l10n.t("The diagram could not be drawn as a picture.") };
	}
	const { naturalWidth: width, naturalHeight: height } = image;
	const scale = Math.min(2, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
	if (scale < LEAST_SCALE) {
		return { reason: l10n.t("This diagram is too long for a PNG. Save it as SVG, or show a smaller part of the log.") };
	}
	const canvas = document.createElement("canvas");
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	const context = canvas.getContext("2d");
	context?.drawImage(image, 0, 0, canvas.width, canvas.height);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
	if (!context || !blob) return { reason: l10n.t("The diagram could not be drawn as a picture.") };
	return { bytes: new Uint8Array(await blob.arrayBuffer()) };
}
