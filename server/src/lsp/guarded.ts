// A connection whose requests may come from anybody, at any time: parameters of another shape than LSP has are told apart from
// faults of ours, no words of the engine reach the client, and what is taken back in time is never worked out.

import { CancellationToken, type Connection, ErrorCodes, ResponseError } from "vscode-languageserver";
import { CANCELLED } from "./cancellation.ts";

/**
 * The same connection, but that a handler of a request that throws is answered with the error `InvalidParams`, and the
 * stack goes to the log. Handlers answer from a log with `session.answer` and `session.judge`, which cannot fail: what is
 * left to throw is the reading of the parameters. A request about documents waits until `read` has read them, and is only
 * then handled, unless it was taken back meanwhile.
 */
export function guarded(connection: Connection, read: (uri: string) => Promise<unknown> | undefined): Connection {
	const report = (error: unknown) => {
		if (error instanceof ResponseError) throw error;
		connection.console.error(`A request could not be read: ${error instanceof Error ? error.stack : error}`);
		throw new ResponseError(
			ErrorCodes.InvalidParams,
			"The parameters do not have the shape that this request asks for.",
		);
	};
	const guard = (handler: Handler): Handler => {
		const handled = guardedHandler(handler, report);
		return (...given) => {
			const [params, token] = given;
			const readings = CancellationToken.is(token) ? urisIn(params).flatMap((uri) => read(uri) ?? []) : [];
			if (readings.length === 0) return handled(...given);
			const go = () => ((token as CancellationToken).isCancellationRequested ? takenBack() : handled(...given));
			return Promise.all(readings).then(go, go);
		};
	};
	return withGuards(connection, guard);
}

type Handler = (...given: readonly unknown[]) => unknown;

function takenBack(): ResponseError {
	return new ResponseError(CANCELLED.code, CANCELLED.message);
}

/** The documents that a request names: as its `textDocument`, or as LSP and our own requests name another one or an item in one. */
function urisIn(params: unknown): readonly string[] {
	const parts = typeof params === "object" && params !== null ? Object.values(params) : [];
	const uris = parts.map((part) => (part as { uri?: unknown } | null | undefined)?.uri);
	return [...new Set(uris.filter((uri) => typeof uri === "string"))];
}

/** The object with every `on…` of it, and of the groups of features in it, taking handlers under guard. */
function withGuards<Target extends object>(target: Target, guard: (handler: Handler) => Handler): Target {
	return new Proxy(target, {
		get(_, name) {
			const value: unknown = Reflect.get(target, name, target);
			if (typeof value === "function") {
				return (...given: readonly unknown[]) =>
					Reflect.apply(
						value,
						target,
						typeof name === "string" && /^on/.test(name)
							? given.map((each) => (typeof each === "function" ? guard(each as Handler) : each))
							: given,
					);
			}
			return typeof value === "object" && value !== null && GROUPS.has(name) ? withGuards(value, guard) : value;
		},
	});
}

/** The groups of LSP features that a connection has besides its own. */
const GROUPS: ReadonlySet<string | symbol> = new Set([
	"languages",
	"callHierarchy",
	"inlayHint",
	"semanticTokens",
	"diagnostics",
]);

function guardedHandler(handler: Handler, report: (error: unknown) => never): Handler {
	return (...given) => {
		try {
			const answer = handler(...given);
			return answer instanceof Promise ? answer.catch(report) : answer;
		} catch (error) {
			return report(error);
		}
	};
}
