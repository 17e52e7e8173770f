// What the diagram's view and the extension say to each other. Plain types, because each side is a bundle of its own.

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

/** A part of a log: what the message at `line` belongs to, or a selection. */
export interface View {
	readonly part: LadderPart;
	readonly line: number;
	/** What was selected last, also while another part is shown, so that the reader can go back to it. */
	readonly selected?: readonly number[];
}

/** What the view asks the server, through the extension, which adds the log. */
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

/** What can be done with a message of the diagram. */
export type MessageAction =
	| "compareWithPrevious"
	| "compareWith"
	| "copyMessage"
	| "markMessage"
	| "filterCall"
	| "showCall";

/** From the extension to the view. */
export type ToView =
	| ToPage
	/** Show this; `cursor` is the line of the cursor in the text. */
	| { readonly type: "show"; readonly log: string; readonly view: View; readonly cursor: number | null }
	/** The cursor in the text has moved. */
	| { readonly type: "cursor"; readonly line: number }
	/** Make a PNG of this SVG. */
	| { readonly type: "picture"; readonly id: number; readonly svg: string };

/** From the view to the extension. */
export type FromView =
	| FromPage<Questions>
	/** This is shown now. */
	| { readonly type: "showing"; readonly log: string; readonly view: View }
	/** Select a line in the text; `focus` takes the reader there. */
	| { readonly type: "reveal"; readonly line: number; readonly focus: boolean }
	| { readonly type: "export"; readonly view: View }
	/** Do something with the message at a line, or ask the reader what. */
	| { readonly type: "act"; readonly action: MessageAction | "choose"; readonly line: number }
	/** The PNG that was asked for, or a sentence that says why there is none. */
	| { readonly type: "picture"; readonly id: number; readonly bytes: Uint8Array | null; readonly reason: string };

/** What the view leaves for a window that opens again; `log` is a URI. The rest is the view's own business. */
export interface SavedState {
	readonly log: string;
	readonly view: View;
}
