// How a log is built: its outline and what can be folded.

import { folds, foldText, symbols } from "../core/index.ts";
import type { Service } from "./session.ts";
import * as toProto from "./toProto.ts";

export const structure: Service = {
	capabilities: {
		documentSymbolProvider: { label: "RTCDLL Log" },
		foldingRangeProvider: true,
	},
	serve({ connection, answer, editor }) {
		connection.onDocumentSymbol(({ textDocument: { uri } }) =>
			answer("documentSymbol", uri, [], (trace) =>
				symbols(trace).map((symbol) => toProto.documentSymbol(trace.lines, symbol)),
			),
		);
		connection.onFoldingRanges(({ textDocument: { uri } }) =>
			answer("foldingRange", uri, [], (trace) => {
				const showsText = editor().capabilities.textDocument?.foldingRange?.foldingRange?.collapsedText === true;
				return folds(trace, showsText ? foldText : undefined).map(toProto.foldingRange);
			}),
		);
	},
};
