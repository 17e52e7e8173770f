// Malicious logs, with the same text in every part of a message.

import fc from "fast-check";

/** A log in which every free text of a message is `evil`. */
export function evilLog(evil: string): string {
	const word = evil.replace(/[\r\n]/g, " ");
	return [
		`10:00:00.000 1:2 INFO  :: ${word.replace(/\s/g, "") || "x"} sip:${word} SIP/2.0`,
		`Via: SIP/2.0/TCP ${word}`,
		`From: "${word}" <sip:${word}@contoso.com>;tag=1`,
		`To: <sip:${word}>`,
		`Contact: <sip:${word}>`,
		`Call-ID: ${word}`,
		"CSeq: 1 INVITE",
		`User-Agent: ${word}`,
		"",
		"",
		`10:00:09.000 1:2 INFO  :: SIP/2.0 500 ${word}`,
		"Via: SIP/2.0/TCP 192.0.2.1",
		`From: <sip:${word}>;tag=1`,
		`Call-ID: ${word}`,
		"CSeq: 1 INVITE",
		`ms-diagnostics: 1;reason="${word}"`,
		"",
		"",
	].join("\r\n");
}

/** Header values that try to break out of a rendering. */
export const EVIL = [
	"</text><script>alert(1)</script>",
	"]]><!--",
	"& &amp; &#0; \" '",
	"end; #59; %%{init}%% : ->> x\u0000",
	"%getenv(HOME) $x !include <img:http://x> ~~ **b** @enduml \\n",
	"\u001b[31m\u202e\ud800\ufffe\u2028",
	"陳大文".repeat(60),
	"wrap: end end",
	"x".repeat(5000),
];

/** These, and other potentially dangerous text. */
export const anyWord = fc.oneof(
	fc.constantFrom(...EVIL),
	fc.string({ unit: "binary", maxLength: 30 }),
	fc.string({ unit: fc.constantFrom(..."<>&\"'#;:%$!\\~*_[]{}()|@-=+`end \t\u0000\ud83d"), maxLength: 30 }),
);
