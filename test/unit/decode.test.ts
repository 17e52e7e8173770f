import assert from "node:assert/strict";
import { type Decoded, decodeLog } from "../../server/src/decode.ts";

const TEXT = "10:38:58.520 33C:B00 INFO  :: Grüße 登录请求 😀\r\n";

function check(bytes: Uint8Array, text: string, encoding: Decoded["encoding"]): void {
	assert.deepEqual(decodeLog(bytes), { text, encoding });
}

function bigEndian(text: string): Buffer {
	return Buffer.from(text, "utf16le").swap16();
}

suite("cli: decode", () => {
	test("an empty file is empty text", () => check(Buffer.alloc(0), "", "utf-8"));
	test("UTF-8", () => check(Buffer.from(TEXT), TEXT, "utf-8"));
	test("UTF-8 with a byte order mark, which is not part of the text", () =>
		check(Buffer.from(`\uFEFF${TEXT}`), TEXT, "utf-8"));
	test("UTF-16 LE with a byte order mark", () => check(Buffer.from(`\uFEFF${TEXT}`, "utf16le"), TEXT, "utf-16le"));
	test("UTF-16 BE with a byte order mark", () => check(bigEndian(`\uFEFF${TEXT}`), TEXT, "utf-16be"));
	test("UTF-16 LE without a byte order mark", () => check(Buffer.from(TEXT, "utf16le"), TEXT, "utf-16le"));
	test("UTF-16 BE without a byte order mark", () => check(bigEndian(TEXT), TEXT, "utf-16be"));
	test("UTF-16 with more bytes than the decoder accepts at once", () => {
		const bytes = Buffer.alloc(280_000_000, "a\0");
		const { text, encoding } = decodeLog(bytes);
		assert.deepEqual([text.length, text.endsWith("aaa"), encoding], [bytes.length / 2, true, "utf-16le"]);
	});
	test("UTF-16 cut within a character", () =>
		check(Buffer.from(`\uFEFF${TEXT}x`, "utf16le").subarray(0, -1), `${TEXT}\uFFFD`, "utf-16le"));
	test("Windows-1252, including its quotes and its euro sign", () =>
		check(Buffer.from("Gr\xfc\xdfe \x93quoted\x94 \x80", "latin1"), "Grüße “quoted” €", "windows-1252"));
	test("bytes that Windows-1252 does not define", () => check(Buffer.from([0x61, 0x81]), "a\u0081", "windows-1252"));
	test("UTF-8 cut within a character stays UTF-8", () =>
		check(Buffer.from("登录请求").subarray(0, -1), "登录请\uFFFD", "utf-8"));
	test("UTF-8 with a foreign byte among its characters stays UTF-8", () =>
		check(
			Buffer.concat([Buffer.from("登录"), Buffer.from([0xe9, 0x20]), Buffer.from("请求")]),
			"登录\uFFFD 请求",
			"utf-8",
		));
	test("bytes with irregular zeros are not UTF-16", () =>
		check(Buffer.from("a\0\0b\0\0\0c plain"), "a\0\0b\0\0\0c plain", "utf-8"));
});
