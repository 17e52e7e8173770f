import assert from "node:assert/strict";
import { messageStore, type Source } from "../../../../server/src/core/logIndex/messageStore.ts";
import { headerText } from "../../../../server/src/core/sip/message.ts";
import { scanMessage } from "../../../../server/src/core/sip/readMessage.ts";
import { indexLines } from "../../../../server/src/core/text.ts";

suite("message store", () => {
	const short = "OPTIONS sip:a@example.com SIP/2.0\r\nCall-ID: short\r\n\r\n";
	const long = `OPTIONS sip:a@example.com SIP/2.0\r\nSubject: ${"x".repeat(70_000)}\r\nCall-ID: long\r\n\r\n`;
	const callIds = (messages: readonly string[], store: { read: ReturnType<typeof messageStore>["read"] }) =>
		messages.map((_, message) => headerText(messages.join(""), store.read(message), "Call-ID"));

	test("messages of less and of more than 64 KiB, before and after a change that moves them", () => {
		const before = [short, long, short];
		const scanned: number[] = [];
		const store = messageStore(sourceOf(before, scanned));
		for (let time = 0; time < 2; time++) assert.deepEqual(callIds(before, store), ["short", "long", "short"]);
		assert.deepEqual(scanned, [0, 1, 2]);

		const after = [short, short, long, short];
		const changed = store.changed(sourceOf(after, scanned), { from: 1, to: 2, by: 1 });
		assert.deepEqual(callIds(after, changed), ["short", "short", "long", "short"]);
		assert.deepEqual(scanned, [0, 1, 2, 1]);
	});
});

/** The messages in order; the numbers of those that are scanned are appended to `scanned`. */
function sourceOf(messages: readonly string[], scanned: number[]): Source {
	const text = messages.join("");
	const lines = indexLines(text);
	const start = (message: number) => messages.slice(0, message).join("").length;
	return {
		text,
		count: messages.length,
		start,
		scan(message, into) {
			scanned.push(message);
			const line = lines.lineAt(start(message));
			scanMessage(text, lines, start(message), line, lines.lineAt(start(message + 1)), undefined, into);
		},
	};
}
