// The outline and the folding ranges of a log.

import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver";
import { type Fold, foldAt, folds, foldText, type ShownHints, symbols, type TraceSymbol } from "../../core/index.ts";
import {
	type DocumentParams,
	FOLD_TEXTS_REQUEST,
	type FoldTextsParams,
	type FoldTextsResult,
	OUTLINE_REQUEST,
	type OutlineResult,
	packOutline,
} from "../../protocol.ts";
import type { ShownLog } from "../logs/shownLog.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/**
 * The outline, also in a compact form for our own client; folding ranges; and their texts, as `collapsedText` if the editor
 * supports it, otherwise through a separate request.
 */
export const structure: Service = {
	serve({ connection, judge, editor, settings }) {
		connection.onDocumentSymbol(({ textDocument: { uri } }) =>
			judge<DocumentSymbol[] | SymbolInformation[]>("documentSymbol", uri, [], (shown) => {
				const { nestedSymbols, symbolKinds } = editor();
				return nestedSymbols
					? symbolsOf(shown).map((symbol) => toProto.documentSymbol(shown.lines, symbol, symbolKinds))
					: symbolsOf(shown).flatMap((symbol) => toProto.flatSymbols(shown.lines, uri, symbol, symbolKinds));
			}),
		);
		connection.onRequest<OutlineResult, void>(OUTLINE_REQUEST, ({ textDocument: { uri } }: DocumentParams) =>
			judge<OutlineResult>(OUTLINE_REQUEST, uri, packOutline([]), (shown) => {
				const { symbolKinds } = editor();
				return packOutline(symbolsOf(shown).map((symbol) => toProto.documentSymbol(shown.lines, symbol, symbolKinds)));
			}),
		);
		connection.onFoldingRanges(({ textDocument: { uri } }) =>
			judge("foldingRange", uri, [], (shown) => {
				const { foldTexts, mostFolds } = editor();
				const found = folds(shown.own, foldTexts ? (_own, fold) => textOf(shown, fold) : undefined);
				return outermost(found, mostFolds).map(toProto.foldingRange);
			}),
		);
		connection.onRequest<FoldTextsResult, void>(FOLD_TEXTS_REQUEST, async (params: FoldTextsParams) => {
			const { uri } = params.textDocument;
			const { inlayHints } = await settings.of(uri);
			return judge<FoldTextsResult>(FOLD_TEXTS_REQUEST, uri, [], (shown) =>
				params.folds.map(({ startLine, endLine }) => {
					const fold = foldAt(shown.own, startLine, endLine);
					return fold ? textOf(shown, fold, inlayHints) : null;
				}),
			);
		});
	},
};

function symbolsOf({ trace, pieces }: ShownLog): readonly TraceSymbol[] {
	return pieces({ start: 0, end: trace.text.length }).flatMap((piece) => symbols(trace, piece));
}

/** At most `most` folds: whole messages and runs of other records take precedence over folds inside messages. */
function outermost(found: readonly Fold[], most: number): readonly Fold[] {
	if (found.length <= most) return found;
	const isInner = ({ kind }: Fold) => kind === "headers" || kind === "body";
	const kept = new Set([...found.filter((fold) => !isInner(fold)), ...found.filter(isInner)].slice(0, most));
	return found.filter((fold) => kept.has(fold));
}

/**
 * The text of a message's fold comes from the log; a run of other records is only as long as in the document, so its text
 * comes from there.
 */
function textOf({ own, trace, lines }: ShownLog, fold: Fold, beside?: ShownHints): string {
	if (fold.kind === "records") return foldText(own, fold);
	const startLine = trace.lines.lineAt(lines.start(fold.startLine));
	return foldText(trace, { ...fold, startLine, endLine: startLine + fold.endLine - fold.startLine }, beside);
}
