// What is drawn on the log: inlay hints and semantic tokens, both only for the part that is on the screen.

import { type InlayHint, SemanticTokensBuilder } from "vscode-languageserver";
import {
	type InlayHint as CoreHint,
	inlayHints,
	semanticTokens,
	TOKEN_MODIFIERS,
	TOKEN_TYPES,
	type Trace,
} from "../core/index.ts";
import type { Service, Session } from "./session.ts";
import { ofLines, type ShownLog } from "./shownLog.ts";
import * as toProto from "./toProto.ts";

/** Inlay hints as the settings want them, and semantic tokens: each for the range that the editor asks about. */
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
		const { connection, judge, settings } = session;
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
			judge("semanticTokens", uri, { data: [] }, ({ trace, own, lines, pieces }) => {
				const builder = new SemanticTokensBuilder();
				const detail = detailFor(session, own);
				const tokens = pieces(toProto.span(lines, range)).flatMap((piece) => semanticTokens(trace, piece, detail));
				for (const { span, type, modifier } of tokens) {
					const { line, character } = toProto.position(lines, span.start);
					const modifiers = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier);
					builder.push(line, character, span.end - span.start, TOKEN_TYPES.indexOf(type), modifiers);
				}
				return builder.build();
			}),
		);
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
