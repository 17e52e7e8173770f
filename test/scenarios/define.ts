import { Trace, type TraceOptions } from "./trace.ts";

export interface Definition extends TraceOptions {
	readonly name: string;
	readonly about: string;
	readonly write: (trace: Trace) => void;
	/** Start lines of messages that are incomplete on purpose; verify.ts skips them. */
	readonly broken?: boolean;
}

export function build(definition: Definition): Trace {
	const trace = new Trace(definition.name, definition);
	definition.write(trace);
	return trace;
}
