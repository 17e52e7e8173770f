// A guarded connection: parameters that do not conform to LSP are told apart from faults of ours, no stack trace reaches the
// client, and a request that is cancelled while it waits is not processed.

import { CancellationToken, type Connection, ErrorCodes, ResponseError } from "vscode-languageserver";
import { CANCELLED } from "./cancellation.ts";

/**
 * Wraps a connection. If a request handler throws, the request is answered with `InvalidParams` and the stack trace is
 * logged: handlers do their work in `session.answer` and `session.judge`, which never reject, so only reading the parameters
 * can throw. A request about documents waits until `read` has read them, and is handled then unless it was cancelled in the
 * meantime.
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

/**
 * The URIs of the documents in the parameters: those of `textDocument` and of any other member that has a `uri`, such as a
 * call hierarchy item.
 */
function urisIn(params: unknown): readonly string[] {
	const parts = typeof params === "object" && params !== null ? Object.values(params) : [];
	const uris = parts.map((part) => (part as { uri?: unknown } | null | undefined)?.uri);
	return [...new Set(uris.filter((uri) => typeof uri === "string"))];
}

/** Wraps the object, and its groups of features, so that every handler passed to an `on…` method is guarded. */
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

/** The groups of features on a connection. */
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
