// What is drawn on the log: inlay hints and semantic tokens, both only for the part that is on the screen.

import { type InlayHint, type Range, SemanticTokensBuilder } from "vscode-languageserver";
import {
	type InlayHint as CoreHint,
	inlayHints,
	type Span,
	semanticTokens,
	TOKEN_MODIFIERS,
	TOKEN_TYPES,
	type Trace,
} from "../core/index.ts";
import type { Service, Session } from "./session.ts";
import * as toProto from "./toProto.ts";

export const decoration: Service = {
	capabilities: {
		inlayHintProvider: true,
		// A range only, and never `full`: for a document too large for full tokens VS Code would then ask for no range either.
		semanticTokensProvider: {
			legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
			range: true,
		},
	},
	serve(session) {
		const { connection, answer, settings } = session;
		connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
			const { inlayHints: kinds, limits } = await settings.of(uri);
			return answer("inlayHint", uri, [], (trace) =>
				inlayHints(trace, spanOf(trace, range), kinds, limits.slowTransactionMs).map((hint) =>
					toHint(trace, uri, hint),
				),
			);
		});
		connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) =>
			answer("semanticTokens", uri, { data: [] }, (trace) => {
				const builder = new SemanticTokensBuilder();
				for (const { span, type, modifier } of semanticTokens(trace, spanOf(trace, range), detailFor(session, trace))) {
					const { line, character } = toProto.range(trace.lines, span).start;
					const modifiers = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier);
					builder.push(line, character, span.end - span.start, TOKEN_TYPES.indexOf(type), modifiers);
				}
				return builder.build();
			}),
		);
		settings.onChange(() => {
			if (session.editor().capabilities.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh();
		});
	},
};

/**
 * Where a grammar colours the log, tokens only add what it cannot know. An editor without one says that it does not augment
 * syntax tokens; VS Code runs none on a text of this size unless a setting, of which no server hears, tells it to.
 */
function detailFor({ editor }: Session, trace: Trace): "outcome" | "everything" {
	const hasGrammar = editor().capabilities.textDocument?.semanticTokens?.augmentsSyntaxTokens === true;
	const isLarge = trace.text.length > GRAMMAR_CHARACTERS || trace.lines.count > GRAMMAR_LINES;
	return hasGrammar && !isLarge ? "outcome" : "everything";
}

/** VS Code's `textModel.ts`: a text beyond either is too large for tokenization. */
const GRAMMAR_CHARACTERS = 20 * 1024 * 1024;
const GRAMMAR_LINES = 300_000;

function toHint(trace: Trace, uri: string, { offset, label, tooltip, target, kind }: CoreHint): InlayHint {
	const location = target && toProto.location(trace.lines, uri, target);
	return {
		position: toProto.position(trace.lines, offset),
		// VS Code's own padding is too small to part a hint from the end of a line.
		label: [{ value: kind === "elapsed" ? label : `\u2002${label}`, tooltip, ...(location ? { location } : {}) }],
		...(kind === "elapsed" ? { paddingRight: true } : { paddingLeft: true }),
	};
}

function spanOf({ lines }: Trace, { start, end }: Range): Span {
	const from = toProto.offset(lines, start);
	return { start: from, end: Math.max(from, toProto.offset(lines, end)) };
}
