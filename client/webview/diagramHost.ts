// The extension as the page of the diagram sees it, and what that page remembers of itself.

import type { FromView, Questions, SavedState, ToView } from "../src/ladder/messages.ts";
import type { Host } from "./host.ts";
import type { PaneState } from "./messagePane.ts";

/** What the page remembers of itself while it is hidden or the window is closed. */
export interface ViewState extends SavedState {
	readonly zoom: number;
	/** True for the table; one that was saved by an earlier version does not tell. */
	readonly isTable?: boolean;
	/** The message beside the rows; missing as well. */
	readonly message?: PaneState;
	/** How far down it was scrolled, in px. */
	readonly top: number;
	/** The line of the selected row; `null` for none. */
	readonly selected: number | null;
}

/** The extension, as the page of the diagram sees it. */
export type DiagramHost = Host<Questions, ToView, FromView, ViewState>;
