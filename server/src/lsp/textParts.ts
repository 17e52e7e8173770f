// The texts that our client sends in parts, from the first part until they are opened.

import type { Connection } from "vscode-languageserver";
import { TEXT_PART_NOTIFICATION, type TextPartParams } from "../protocol.ts";

/** Texts that are coming. */
export interface ComingTexts {
	/**
	 * The text of a document that is opened now: that of its parts where all of them have come and `didOpen` has none, else
	 * `text`. Nothing is kept of it.
	 */
	take(uri: string, version: number, text: string): string;
	/** Resolves when a document of which parts have come is opened; `undefined` for any other. */
	opened(uri: string): Promise<void> | undefined;
}

/** Collects what comes on a connection. A part that does not follow the one before is passed over, and its text stays cut. */
export function collectTextParts(connection: Connection): ComingTexts {
	const coming = new Map<string, ComingText>();
	connection.onNotification(TEXT_PART_NOTIFICATION, (params: TextPartParams) => {
		const { textDocument: document, start, length, text } = params;
		const before = coming.get(document.uri);
		if (start === 0) {
			coming.set(document.uri, {
				...(before ?? waiting()),
				version: document.version,
				length,
				parts: [text],
				end: text.length,
			});
		} else if (before?.version === document.version && before.end === start) {
			before.parts.push(text);
			before.end += text.length;
		}
	});
	return {
		take(uri, version, text) {
			const found = coming.get(uri);
			if (!found) return text;
			coming.delete(uri);
			// After this turn the document is among those that are open.
			found.open();
			const isWhole = text === "" && found.version === version && found.end === found.length;
			return isWhole ? found.parts.join("") : text;
		},
		opened: (uri) => coming.get(uri)?.opened,
	};
}

interface ComingText extends Waiting {
	readonly version: number;
	readonly length: number;
	readonly parts: string[];
	/** How many UTF-16 units have come. */
	end: number;
}

/** Who waits for a document goes on waiting when its text begins anew. */
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
