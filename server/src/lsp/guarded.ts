// A connection whose requests may come from anybody: parameters of another shape than LSP has are told apart from faults of
// ours, and no words of the engine reach the client.

import { type Connection, ErrorCodes, ResponseError } from "vscode-languageserver";

/**
 * The same connection, but that a handler of a request that throws is answered with the error `InvalidParams`, and the
 * stack goes to the log. Handlers answer from a log with `session.answer` and `session.judge`, which cannot fail: what is
 * left to throw is the reading of the parameters.
 */
export function guarded(connection: Connection): Connection {
	const report = (error: unknown) => {
		if (error instanceof ResponseError) throw error;
		connection.console.error(`A request could not be read: ${error instanceof Error ? error.stack : error}`);
		throw new ResponseError(
			ErrorCodes.InvalidParams,
			"The parameters do not have the shape that this request asks for.",
		);
	};
	return withGuards(connection, report);
}

/** The object with every `on…` of it, and of the groups of features in it, taking handlers under guard. */
function withGuards<Target extends object>(target: Target, report: (error: unknown) => never): Target {
	return new Proxy(target, {
		get(_, name) {
			const value: unknown = Reflect.get(target, name, target);
			if (typeof value === "function") {
				return (...given: readonly unknown[]) =>
					Reflect.apply(
						value,
						target,
						typeof name === "string" && /^on/.test(name) ? given.map((each) => guardedHandler(each, report)) : given,
					);
			}
			return typeof value === "object" && value !== null && GROUPS.has(name) ? withGuards(value, report) : value;
		},
	});
}

/** The groups of LSP features that a connection has besides its own. */
const GROUPS: ReadonlySet<string | symbol> = new Set(["languages", "callHierarchy", "inlayHint", "semanticTokens"]);

function guardedHandler(handler: unknown, report: (error: unknown) => never): unknown {
	if (typeof handler !== "function") return handler;
	return (...given: readonly unknown[]) => {
		try {
			const answer: unknown = Reflect.apply(handler, undefined, given);
			return answer instanceof Promise ? answer.catch(report) : answer;
		} catch (error) {
			return report(error);
		}
	};
}
