// Collects texts that our client sends in parts, from the first part until the document is opened.

import type { Connection } from "vscode-languageserver";
import { type LogText, textOf } from "../../core/index.ts";
import { TEXT_PART_NOTIFICATION, type TextPartParams } from "../../protocol.ts";

/** Texts that are being sent. */
export interface IncomingTexts {
	/**
	 * The text of a document that is being opened: the collected parts if they are complete and `text`, that of `didOpen`, is
	 * empty; otherwise `text`. Forgets the parts.
	 */
	take(uri: string, version: number, text: string): LogText;
	/** Resolves when a document is opened of which parts have arrived; `undefined` for any other document. */
	opened(uri: string): Promise<void> | undefined;
}

/** Collects the parts that arrive on a connection. A part that does not follow the previous one is ignored. */
export function collectTextParts(connection: Connection): IncomingTexts {
	const incoming = new Map<string, IncomingText>();
	connection.onNotification(TEXT_PART_NOTIFICATION, (params: TextPartParams) => {
		const { textDocument: document, start, length, text } = params;
		if (typeof document?.uri !== "string" || typeof text !== "string") return;
		const before = incoming.get(document.uri);
		if (start === 0) {
			const known = { version: document.version, length, parts: [text], end: text.length };
			incoming.set(document.uri, { ...(before ?? waiting()), ...known });
		} else if (before?.version === document.version && before.end === start) {
			before.parts.push(text);
			before.end += text.length;
		}
	});
	return {
		take(uri, version, text) {
			const found = incoming.get(uri);
			if (!found) return text;
			incoming.delete(uri);
			// Those who wait continue after this turn, in which the document becomes one of the open ones.
			found.open();
			const isComplete = text === "" && found.version === version && found.end === found.length;
			return isComplete ? textOf(found.parts) : text;
		},
		opened: (uri) => incoming.get(uri)?.opened,
	};
}

interface IncomingText extends Waiting {
	readonly version: number;
	readonly length: number;
	readonly parts: string[];
	/** How many UTF-16 units have arrived. */
	end: number;
}

/** What waits for a document continues to wait when its text starts anew. */
interface Waiting {
	readonly opened: Promise<void>;
	readonly open: () => void;
}

function waiting(): Waiting {
	let open: () => void = () => undefined;
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { opened, open };
}
