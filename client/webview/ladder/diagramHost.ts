// The extension as the diagram page sees it, and the page's saved state.

import type { FromView, Questions, SavedState, ToView } from "../../src/ladder/messages.ts";
import type { Host } from "../host.ts";
import type { PaneState } from "./messagePane.ts";

/** The page's state while it is hidden or the window is closed. */
export interface ViewState extends SavedState {
	readonly zoom: number;
	/** True for the table; missing in states saved by earlier versions. */
	readonly isTable?: boolean;
	/** The message pane beside the rows; also missing in states saved by earlier versions. */
	readonly message?: PaneState;
	/** The scroll position, in px. */
	readonly top: number;
	/** The line of the selected row; `null` if there is none. */
	readonly selected: number | null;
}

/** The extension as the diagram page sees it. */
export type DiagramHost = Host<Questions, ToView, FromView, ViewState>;
