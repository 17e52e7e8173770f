// A large text goes to the server in parts, and what else there is to say in between: as one message it would keep both sides
// busy for as long as its JSON takes.

import type { TextDocument } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { LONGEST_PART, TEXT_PART_NOTIFICATION, type TextPartParams } from "../../server/src/protocol.ts";

/** Sends a notification; resolves when that is written, and the next one can be. */
export type Send = (method: string, params: object) => Promise<void>;

/** What the library asks before it tells the server of a document. */
export interface TextInParts extends Required<Pick<Middleware, "didOpen" | "didChange" | "didClose">> {
	/** Stops all that is under way, since the server is gone: another one is told of all documents anew. */
	abandon(): void;
}

/** A document that is being opened. */
interface Opening {
	/** Resolves when it is opened, or abandoned. */
	done: Promise<void>;
	/** It was closed meanwhile: the rest of its text is of no use. */
	isClosed: boolean;
	/** The server that it was sent to is gone. */
	isAbandoned: boolean;
}

/**
 * Has a text of more than `longest` UTF-16 units sent in parts of that length. Its changes and its end, and what is opened by
 * its name after that, wait until it is opened. `failed` is told why something could not be sent.
 */
export function textInParts(send: Send, failed: (error: unknown) => void, longest = LONGEST_PART): TextInParts {
	/** The last one of each document, by its URI. */
	const openings = new Map<string, Opening>();
	const underWay = new Set<Opening>();

	/** Calls `begun` after each part. */
	async function sendAll(
		document: TextDocument,
		open: (document: TextDocument) => Promise<void>,
		opening: Opening,
		begun: () => void,
	): Promise<void> {
		// It may change before the last part is sent.
		const [version, text, uri] = [document.version, document.getText(), document.uri.toString()];
		await openings.get(uri)?.done;
		for (let start = 0; start < text.length && !opening.isClosed && !opening.isAbandoned; start += longest) {
			const part: TextPartParams = {
				textDocument: { uri, version },
				start,
				length: text.length,
				text: text.slice(start, start + longest),
			};
			await send(TEXT_PART_NOTIFICATION, part);
			begun();
		}
		if (opening.isAbandoned) return;
		await open(Object.create(document, { version: { value: version }, getText: { value: () => "" } }));
	}
	/** Goes on when the document is opened, unless the server that was told of it is gone. */
	async function afterwards(opening: Opening, next: () => Promise<void>): Promise<void> {
		await opening.done;
		if (!opening.isAbandoned) await next();
	}
	return {
		async didOpen(document, next) {
			const uri = document.uri.toString();
			if (!openings.has(uri) && document.getText().length <= longest) return next(document);
			const opening: Opening = { done: Promise.resolve(), isClosed: false, isAbandoned: false };
			// The library holds back the next request for as long as this takes. From the first part on the server knows of the text.
			await new Promise<void>((begun) => {
				opening.done = sendAll(document, next, opening, begun)
					.catch(failed)
					.finally(() => {
						begun();
						underWay.delete(opening);
						if (openings.get(uri) === opening) openings.delete(uri);
					});
				openings.set(uri, opening);
				underWay.add(opening);
			});
		},
		didChange(event, next) {
			const opening = openings.get(event.document.uri.toString());
			return opening ? afterwards(opening, () => next(event)) : next(event);
		},
		didClose(document, next) {
			const opening = openings.get(document.uri.toString());
			if (!opening) return next(document);
			opening.isClosed = true;
			return afterwards(opening, () => next(document));
		},
		abandon() {
			for (const opening of underWay) opening.isAbandoned = true;
			openings.clear();
		},
	};
}
