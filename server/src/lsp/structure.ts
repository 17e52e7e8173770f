// How a log is built: its outline and what can be folded.

import { folds, symbols } from "../core/index.ts";
import type { Service } from "./session.ts";
import * as toProto from "./toProto.ts";

export const structure: Service = {
	capabilities: {
		documentSymbolProvider: { label: "RTCDLL Log" },
		foldingRangeProvider: true,
	},
	serve({ connection, answer }) {
		connection.onDocumentSymbol(({ textDocument: { uri } }) =>
			answer("documentSymbol", uri, [], (trace) =>
				symbols(trace).map((symbol) => toProto.documentSymbol(trace.lines, symbol)),
			),
		);
		connection.onFoldingRanges(({ textDocument: { uri } }) =>
			answer("foldingRange", uri, [], (trace) => folds(trace).map(toProto.foldingRange)),
		);
	},
};
