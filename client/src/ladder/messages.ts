// The messages between the diagram page and the extension. Plain types, because each side is a separate bundle.

import type {
	LadderFindParams,
	LadderFindResult,
	LadderMessageResult,
	LadderPart,
	LadderResult,
	LadderRowsParams,
	LadderRowsResult,
	LadderSourceResult,
} from "../../../server/src/protocol.ts";
import type { FromPage, ToPage } from "../panels/messages.ts";

/** The shown part of a log: what the message at `line` belongs to, or a selection. */
export interface View {
	readonly part: LadderPart;
	readonly line: number;
	/** The last selection, kept while another part is shown so that the user can return to it. */
	readonly selected?: readonly number[];
}

/** The requests of the page to the server. The extension forwards them and adds the log. */
export interface Questions {
	readonly frame: { readonly params: View; readonly result: LadderResult };
	readonly rows: {
		readonly params: View & Pick<LadderRowsParams, "from" | "count" | "version">;
		readonly result: LadderRowsResult;
	};
	readonly find: {
		readonly params: View & Pick<LadderFindParams, "what" | "version">;
		readonly result: LadderFindResult;
	};
	readonly message: { readonly params: View; readonly result: LadderMessageResult };
	readonly source: { readonly params: View; readonly result: LadderSourceResult };
}

/** The actions on a message of the diagram. */
export type MessageAction =
	| "compareWithPrevious"
	| "compareWith"
	| "copyMessage"
	| "markMessage"
	| "filterCall"
	| "showCall";

/** From the extension to the page. */
export type ToView =
	| ToPage
	/** Show this part; `cursor` is the cursor line in the editor. */
	| { readonly type: "show"; readonly log: string; readonly view: View; readonly cursor: number | null }
	/** The cursor in the editor has moved. */
	| { readonly type: "cursor"; readonly line: number }
	/** Convert this SVG to PNG. */
	| { readonly type: "picture"; readonly id: number; readonly svg: string };

/** From the page to the extension. */
export type FromView =
	| FromPage<Questions>
	/** This part is shown now. */
	| { readonly type: "showing"; readonly log: string; readonly view: View }
	/** Select a line in the editor; `focus` moves the focus there. */
	| { readonly type: "reveal"; readonly line: number; readonly focus: boolean }
	| { readonly type: "export"; readonly view: View }
	/** Run an action on the message at a line, or ask the user for one. */
	| { readonly type: "act"; readonly action: MessageAction | "choose"; readonly line: number }
	/** The requested PNG, or the reason why there is none. */
	| { readonly type: "picture"; readonly id: number; readonly bytes: Uint8Array | null; readonly reason: string };

/**
 * The part of the page's state that the extension restores in a reopened window; `log` is a URI. The rest is private to the
 * page.
 */
export interface SavedState {
	readonly log: string;
	readonly view: View;
}
