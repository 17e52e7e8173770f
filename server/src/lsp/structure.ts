// How a log is built: its outline and what can be folded.

import { type Fold, foldAt, folds, foldText, type SaidBeside, symbols } from "../core/index.ts";
import { FOLD_TEXTS_REQUEST, type FoldTextsParams, type FoldTextsResult } from "../protocol.ts";
import type { Service } from "./session.ts";
import type { ShownLog } from "./shownLog.ts";
import * as toProto from "./toProto.ts";

/**
 * Outline and folds, and the words for folds: as `collapsedText` where the editor takes it, by a request of their own
 * else.
 */
export const structure: Service = {
	capabilities: {
		documentSymbolProvider: { label: "RTCDLL Log" },
		foldingRangeProvider: true,
	},
	serve({ connection, judge, editor, settings }) {
		connection.onDocumentSymbol(({ textDocument: { uri } }) =>
			judge("documentSymbol", uri, [], ({ trace, lines, pieces }) =>
				pieces({ start: 0, end: trace.text.length })
					.flatMap((piece) => symbols(trace, piece))
					.map((symbol) => toProto.documentSymbol(lines, symbol)),
			),
		);
		connection.onFoldingRanges(({ textDocument: { uri } }) =>
			judge("foldingRange", uri, [], (shown) => {
				const showsText = editor().capabilities.textDocument?.foldingRange?.foldingRange?.collapsedText === true;
				return folds(shown.own, showsText ? (_own, fold) => textOf(shown, fold) : undefined).map(toProto.foldingRange);
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

/** A message is folded as its log knows it; a run of other records is as long as the document has it. */
function textOf({ own, trace, lines }: ShownLog, fold: Fold, beside?: SaidBeside): string {
	if (fold.kind === "records") return foldText(own, fold);
	const startLine = trace.lines.lineAt(lines.start(fold.startLine));
	return foldText(trace, { ...fold, startLine, endLine: startLine + fold.endLine - fold.startLine }, beside);
}
