// What is drawn on the log: inlay hints and semantic tokens, for the part that is on the screen where the editor asks so.

import { type InlayHint, type SemanticTokens, SemanticTokensBuilder } from "vscode-languageserver";
import {
	type InlayHint as CoreHint,
	inlayHints,
	type Steps,
	semanticTokens,
	TOKEN_MODIFIERS,
	type Token,
	type Trace,
} from "../core/index.ts";
import type { Service, Session } from "./session.ts";
import { ofLines, type ShownLog } from "./shownLog.ts";
import { slicedWork } from "./slicedWork.ts";
import { nameIn, typesFor } from "./tokenNames.ts";
import * as toProto from "./toProto.ts";

/**
 * Inlay hints as the settings want them, and semantic tokens: each for the range that the editor asks about, and tokens for the
 * beginning of a log as well.
 */
export const decoration: Service = {
	serve(session) {
		const { connection, attempt, judge, settings } = session;
		connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
			const { inlayHints: kinds, limits } = await settings.of(uri);
			return judge("inlayHint", uri, [], (shown) =>
				shown
					.pieces(toProto.span(shown.lines, range))
					.flatMap((piece) => inlayHints(shown.trace, piece, kinds, limits.slowTransactionMs))
					.map((hint) => toHint(shown, hint)),
			);
		});
		connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) =>
			judge("semanticTokens", uri, { data: [] }, (shown) => {
				const detail = detailFor(session, shown.own);
				const pieces = shown.pieces(toProto.span(shown.lines, range));
				return encoded(
					session,
					shown,
					pieces.flatMap((piece) => semanticTokens(shown.trace, piece, detail)),
				);
			}),
		);
		connection.languages.semanticTokens.on(async ({ textDocument: { uri } }) => {
			const shown = await judge("semanticTokens", uri, undefined, (each) => each);
			return attempt("semanticTokens", { data: [] }, async () =>
				shown ? encoded(session, shown, await slicedWork(firstTokens(shown)).soon()) : { data: [] },
			);
		});
	},
};

/** The tokens of the first lines, at most `MOST_TOKENS`. */
function* firstTokens({ trace, lines, pieces }: ShownLog): Steps<readonly Token[]> {
	const found: Token[] = [];
	for (let line = 0; line < lines.count && found.length < MOST_TOKENS; line += STRETCH) {
		const stretch = { start: lines.start(line), end: lines.end(Math.min(line + STRETCH, lines.count) - 1) };
		for (const piece of pieces(stretch)) {
			for (const token of semanticTokens(trace, piece, "everything")) found.push(token);
		}
		yield;
	}
	return found.slice(0, MOST_TOKENS);
}

/** An editor that asks for all of a log asks again after each change: these are some 1 MB, and what some sixty thousand lines have. */
const MOST_TOKENS = 100_000;

/** So many lines are looked at together. */
const STRETCH = 1000;

function encoded({ editor }: Session, { lines }: ShownLog, tokens: readonly Token[]): SemanticTokens {
	const builder = new SemanticTokensBuilder();
	const nameOf = nameIn(editor());
	const types = typesFor(editor());
	for (const { span, type, modifier } of tokens) {
		const { start, end } = toProto.range(lines, span);
		const modifiers = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier);
		builder.push(start.line, start.character, end.character - start.character, types.indexOf(nameOf(type)), modifiers);
	}
	return builder.build();
}

/**
 * Where our grammar colours the log, tokens only add what it cannot know. VS Code runs none on a text of this size unless a
 * setting, of which no server hears, tells it to.
 */
function detailFor({ editor }: Session, trace: Trace): "outcome" | "everything" {
	const isLarge = trace.text.length > GRAMMAR_CHARACTERS || trace.lines.count > GRAMMAR_LINES;
	return editor().options.grammar && !isLarge ? "outcome" : "everything";
}

/** VS Code's `textModel.ts`: a text beyond either is too large for tokenization. */
const GRAMMAR_CHARACTERS = 20 * 1024 * 1024;
const GRAMMAR_LINES = 300_000;

function toHint(shown: ShownLog, { offset, label, tooltip, target, kind }: CoreHint): InlayHint {
	const part = {
		// VS Code's own padding is too small to part a hint from the end of a line.
		value: kind === "elapsed" ? label : `\u2002${label}`,
		tooltip: ofLines(shown, tooltip),
		...(target ? { location: shown.locate(target) } : {}),
	};
	return {
		position: toProto.position(shown.lines, offset),
		label: [part],
		...(kind === "elapsed" ? { paddingRight: true } : { paddingLeft: true }),
	};
}
