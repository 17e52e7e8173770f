// The connection of a page to the extension: requests, messages, and saved state.

import type { FromPage, ToPage } from "../src/panels/messages.ts";

/** The questions of a page by name, with their parameters and results. */
export type QuestionTypes<Name> = {
	readonly [Each in keyof Name]: { readonly params: object; readonly result: unknown };
};

/** The extension as the page sees it. `State` is the page's state while it is hidden or the window is closed. */
export interface Host<Questions extends QuestionTypes<Questions>, To, From, State> {
	/** Asks the server about the log; `null` if it fails. */
	ask<Name extends keyof Questions>(
		name: Name,
		params: Questions[Name]["params"],
	): Promise<Questions[Name]["result"] | null>;
	/** True if the last response said that no server is running. */
	readonly isOff: boolean;
	send(message: From): void;
	/** Calls `receive` for every message except responses. */
	listen(receive: (message: Exclude<To, { type: "answer" }>) => void): void;
	/** The last saved state; `undefined` in a new panel. */
	saved(): State | undefined;
	/** Replaces the saved state. */
	save(state: State): void;
}

declare function acquireVsCodeApi(): {
	postMessage(message: unknown): void;
	getState(): unknown;
	setState(state: unknown): void;
};

/** Connects the page. VS Code allows this only once. */
export function connectHost<Questions extends QuestionTypes<Questions>, To, From, State>(): Host<
	Questions,
	To,
	From,
	State
> {
	const api = acquireVsCodeApi();
	const waiting = new Map<number, (result: unknown) => void>();
	let last = 0;
	let isOff = false;
	return {
		get isOff() {
			return isOff;
		},
		ask<Name extends keyof Questions>(name: Name, params: Questions[Name]["params"]) {
			const id = ++last;
			api.postMessage({ type: "ask", id, name, params } satisfies FromPage<Questions>);
			return new Promise<Questions[Name]["result"] | null>((resolve) => {
				waiting.set(id, (result) => resolve(result as Questions[Name]["result"] | null));
			});
		},
		send: (message) => api.postMessage(message),
		listen(receive) {
			window.addEventListener("message", ({ data }: MessageEvent<To | ToPage>) => {
				if (!isAnswer(data)) return receive(data as Exclude<To, { type: "answer" }>);
				isOff = data.isOff;
				waiting.get(data.id)?.(data.result);
				waiting.delete(data.id);
			});
		},
		saved: () => api.getState() as State | undefined,
		save: (state) => api.setState(state),
	};
}

function isAnswer(message: unknown): message is ToPage & { type: "answer" } {
	return (message as ToPage).type === "answer";
}
