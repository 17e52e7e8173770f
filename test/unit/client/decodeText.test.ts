import assert from "node:assert/strict";
import { decodeText } from "../../../client/src/documents/decodeText.ts";

suite("client: decode a file", () => {
	for (const [name, bytes, text] of [
		["UTF-8", Buffer.from("Grüße"), "Grüße"],
		["UTF-8 with a mark", Buffer.from("\ufeffGrüße"), "Grüße"],
		["UTF-16LE with a mark", Buffer.from("\ufeffGrüße", "utf16le"), "Grüße"],
		["UTF-16BE with a mark", Buffer.from("\ufeffGrüße", "utf16le").swap16(), "Grüße"],
		["Windows-1252", Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), "Grüße"],
		["nothing", Buffer.alloc(0), ""],
	] as const) {
		test(name, () => assert.equal(decodeText(bytes), text));
	}
});
