// Sends a large text to the server in parts, with other messages in between. As a single message, it would keep both sides
// unresponsive for as long as encoding and decoding its JSON takes.

import type { TextDocument } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { PART_LENGTH, TEXT_PART_NOTIFICATION, type TextPartParams } from "../../server/src/protocol.ts";

/** Sends a notification; resolves when it is written, so that the next one can be sent. */
export type Send = (method: string, params: object) => Promise<void>;

/** Middleware that replaces how the library opens large documents. */
export interface TextInParts extends Required<Pick<Middleware, "didOpen" | "didChange" | "didClose" | "sendRequest">> {
	/** Stops everything in progress, because the server has ended. Its successor is told about all documents again. */
	abandon(): void;
}

/** A document that is being opened. */
interface Opening {
	/** Resolves when the first part is sent. From then on, the server holds back requests about the document. */
	begun: Promise<void>;
	/** Resolves when the document is opened, or abandoned. */
	done: Promise<void>;
	/** True if it was closed in the meantime: the rest of its text is not needed. */
	isClosed: boolean;
	/** True if the server that it was sent to has ended. */
	isAbandoned: boolean;
}

/**
 * Sends a text of more than `longest` UTF-16 units in parts of that length. Changes of the document, its end, and opening the
 * same URI again wait until it is opened; requests about it wait for the first part. `failed` receives the reason if something
 * could not be sent.
 */
export function textInParts(send: Send, failed: (error: unknown) => void, longest = PART_LENGTH): TextInParts {
	/** The latest opening of each document, by URI. */
	const openings = new Map<string, Opening>();
	const inProgress = new Set<Opening>();

	/** Calls `begin` after each part. `text` is that of the document now: it may change before the last part is sent. */
	async function sendAll(
		document: TextDocument,
		text: string,
		open: (document: TextDocument) => Promise<void>,
		opening: Opening,
		previous: Opening | undefined,
		begin: () => void,
	): Promise<void> {
		const [version, uri] = [document.version, document.uri.toString()];
		await previous?.done;
		for (let start = 0; start < text.length && !opening.isClosed && !opening.isAbandoned; start += longest) {
			const part: TextPartParams = {
				textDocument: { uri, version },
				start,
				length: text.length,
				text: text.slice(start, start + longest),
			};
			await send(TEXT_PART_NOTIFICATION, part);
			begin();
		}
		if (opening.isAbandoned) return;
		await open(Object.create(document, { version: { value: version }, getText: { value: () => "" } }));
	}

	/** Continues when the document is opened, unless its server has ended. */
	async function afterwards(opening: Opening, next: () => Promise<void>): Promise<void> {
		await opening.done;
		if (!opening.isAbandoned) await next();
	}

	return {
		didOpen(document, next) {
			const uri = document.uri.toString();
			const previous = openings.get(uri);
			const text = document.getText();
			if (!previous && text.length <= longest) return next(document);
			let begin: () => void = () => undefined;
			const begun = new Promise<void>((resolve) => {
				begin = resolve;
			});
			const opening: Opening = { begun, done: begun, isClosed: false, isAbandoned: false };
			openings.set(uri, opening);
			inProgress.add(opening);
			opening.done = sendAll(document, text, next, opening, previous, begin)
				.catch(failed)
				.finally(() => {
					begin();
					inProgress.delete(opening);
					if (openings.get(uri) === opening) openings.delete(uri);
				});
			return begun;
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
		sendRequest(type, params, token, next) {
			const opening = openings.get(uriIn(params));
			return opening ? opening.begun.then(() => next(type, params, token)) : next(type, params, token);
		},
		abandon() {
			for (const opening of inProgress) opening.isAbandoned = true;
			openings.clear();
		},
	};
}

/** The URI of the document that a request is about; empty if it is about none. */
function uriIn(params: unknown): string {
	return (params as { readonly textDocument?: { readonly uri?: string } } | undefined)?.textDocument?.uri ?? "";
}
