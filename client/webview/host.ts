// The way to the extension: questions with their answers, and what is kept for the next time.

import type { FromView, Questions, SavedState, ToView, View } from "../src/ladder/messages.ts";

/** What the view remembers of itself while it is hidden or the window is closed. */
export interface ViewState extends SavedState {
	readonly zoom: number;
	/** True for the table; one that was saved by an earlier version does not tell. */
	readonly isTable?: boolean;
	/** How far down it was scrolled, in px. */
	readonly top: number;
	/** The line of the selected row; `null` for none. */
	readonly selected: number | null;
}

/** The extension, as the page sees it. */
export interface Host {
	/** Asks the server about a part of the log; `null` when it fails. */
	ask<Name extends keyof Questions>(
		name: Name,
		params: Questions[Name]["params"],
	): Promise<Questions[Name]["result"] | null>;
	send(message: FromView): void;
	/** Calls `receive` for every message but the answers. */
	listen(receive: (message: Exclude<ToView, { type: "answer" }>) => void): void;
	/** What was kept last; `undefined` in a panel that is new. */
	saved(): ViewState | undefined;
	/** Keeps the state, in place of what was kept before. */
	save(state: ViewState): void;
}

declare function acquireVsCodeApi(): {
	postMessage(message: FromView): void;
	getState(): ViewState | undefined;
	setState(state: ViewState): void;
};

/** Connects the page. VS Code allows that once. */
export function connectHost(): Host {
	const api = acquireVsCodeApi();
	const waiting = new Map<number, (result: unknown) => void>();
	let last = 0;
	return {
		ask<Name extends keyof Questions>(name: Name, params: View) {
			const id = ++last;
			api.postMessage({ type: "ask", id, name, params });
			return new Promise<Questions[Name]["result"] | null>((resolve) => {
				waiting.set(id, (result) => resolve(result as Questions[Name]["result"] | null));
			});
		},
		send: (message) => api.postMessage(message),
		listen(receive) {
			window.addEventListener("message", ({ data }: MessageEvent<ToView>) => {
				if (data.type !== "answer") return receive(data);
				waiting.get(data.id)?.(data.result);
				waiting.delete(data.id);
			});
		},
		saved: () => api.getState(),
		save: (state) => api.setState(state),
	};
}
