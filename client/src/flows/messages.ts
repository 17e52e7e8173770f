// What the page of the flow table and the extension say to each other. Plain types, because each side is a bundle of its own.

import type { FlowColumn, FlowRowsResult, FlowsResult } from "../../../server/src/protocol.ts";
import type { FromPage, ToPage } from "../panels/messages.ts";

/** Which rows are shown, and in which order. */
export interface FlowsView {
	readonly column: FlowColumn;
	readonly descending: boolean;
	readonly search: string;
}

/** What the page asks the server, through the extension, which adds the log. */
export interface Questions {
	readonly frame: { readonly params: FlowsView; readonly result: FlowsResult };
	readonly rows: {
		readonly params: FlowsView & { readonly from: number; readonly count: number };
		readonly result: FlowRowsResult;
	};
}

/** From the extension to the page: `log` is a URI. */
export type ToView = ToPage | { readonly type: "show"; readonly log: string };

/** From the page to the extension. Lines count from 0; that of its first message names a flow. */
export type FromView =
	| FromPage<Questions>
	/** Go to a line in the text. */
	| { readonly type: "open"; readonly line: number }
	/** Show these flows in one diagram. */
	| { readonly type: "diagram"; readonly lines: readonly number[] }
	/** Save or copy the table: all that is shown, or what is selected. */
	| { readonly type: "export"; readonly view: FlowsView; readonly selected: readonly number[]; readonly shown: number };

/** What the page leaves for a window that opens again. The rest is its own business. */
export interface SavedState {
	readonly log: string;
}
