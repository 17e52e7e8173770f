// The messages between the flow table page and the extension. Plain types, because each side is a separate bundle.

import type { FlowColumn, FlowRowsResult, FlowsResult } from "../../../server/src/protocol.ts";
import type { FromPage, ToPage } from "../panels/messages.ts";

/** Which rows are shown, and in what order. */
export interface FlowsView {
	readonly column: FlowColumn;
	readonly descending: boolean;
	readonly search: string;
}

/** The requests of the page to the server. The extension forwards them and adds the log. */
export interface Questions {
	readonly frame: { readonly params: FlowsView; readonly result: FlowsResult };
	readonly rows: {
		readonly params: FlowsView & { readonly from: number; readonly count: number };
		readonly result: FlowRowsResult;
	};
}

/** From the extension to the page: `log` is a URI. */
export type ToView = ToPage | { readonly type: "show"; readonly log: string };

/** From the page to the extension. Lines are 0-based; a flow is identified by the line of its first message. */
export type FromView =
	| FromPage<Questions>
	/** Go to a line in the log. */
	| { readonly type: "open"; readonly line: number }
	/** Show these flows in one diagram. */
	| { readonly type: "diagram"; readonly lines: readonly number[] }
	/** Save or copy the table: all visible rows, or the selected ones. */
	| { readonly type: "export"; readonly view: FlowsView; readonly selected: readonly number[]; readonly shown: number };

/** The part of the page's state that the extension restores in a reopened window. The rest is private to the page. */
export interface SavedState {
	readonly log: string;
}
