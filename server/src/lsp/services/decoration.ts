// Inlay hints and semantic tokens, limited to the visible range where the editor asks for a range.

import { type InlayHint, type SemanticTokens, SemanticTokensBuilder } from "vscode-languageserver";
import {
	type InlayHint as CoreHint,
	inlayHints,
	type Steps,
	semanticTokens,
	TOKEN_MODIFIERS,
	type Token,
	type Trace,
} from "../../core/index.ts";
import { ofLines, type ShownLog } from "../logs/shownLog.ts";
import { slicedWork } from "../logs/slicedWork.ts";
import type { Service, Session } from "../session.ts";
import { nameIn, typesFor } from "../tokenNames.ts";
import * as toProto from "../toProto.ts";

/**
 * Inlay hints according to the settings, for a range; semantic tokens for a range, or for the beginning of the log if an
 * editor asks for all of it.
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

/** The first `MOST_TOKENS` tokens. */
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

/**
 * An editor that requests tokens for the whole log requests them again after each change. This many are about 1 MB, and
 * cover some 60,000 lines.
 */
const MOST_TOKENS = 100_000;

/** Lines per step. */
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
 * Where our grammar colours the log, semantic tokens only add what the grammar cannot know. VS Code does not run grammars on
 * texts above its limit; a setting can override that, but the server does not see it.
 */
function detailFor({ editor }: Session, trace: Trace): "outcome" | "everything" {
	const isLarge = trace.text.length > GRAMMAR_CHARACTERS || trace.lines.count > GRAMMAR_LINES;
	return editor().options.grammar && !isLarge ? "outcome" : "everything";
}

/** VS Code does not tokenize a text above either limit (`textModel.ts`). */
const GRAMMAR_CHARACTERS = 20 * 1024 * 1024;
const GRAMMAR_LINES = 300_000;

function toHint(shown: ShownLog, { offset, label, tooltip, target, kind }: CoreHint): InlayHint {
	const part = {
		// VS Code's own padding is too narrow to separate a hint from the end of a line.
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
