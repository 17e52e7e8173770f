// The tools of assistants, for our own client. Unless the user has set otherwise, a model is told of the redacted copy.

import { askTool, judging, readingRedacted, type Trace } from "../core/index.ts";
import { ASSISTANT_REQUEST, type AssistantParams, type AssistantResult } from "../protocol.ts";
import { pageIn } from "./pageIn.ts";
import { NOT_OPEN, type Service } from "./session.ts";
import { type SlicedWork, slicedWork } from "./slicedWork.ts";

/** The request behind all tools. */
export const assisting: Service = {
	serve({ connection, logs, settings, attempt }) {
		/** A model asks several times; each version of a log is redacted once. */
		const redacted = new WeakMap<Trace, SlicedWork<Trace>>();

		function redactedCopy(trace: Trace): Promise<Trace> {
			const work = redacted.get(trace) ?? slicedWork(readingRedacted(trace));
			redacted.set(trace, work);
			return work.soon();
		}

		connection.onRequest<AssistantResult, void>(
			ASSISTANT_REQUEST,
			async ({ textDocument: { uri }, tool, input, rulePages }: AssistantParams) =>
				attempt<AssistantResult>(
					ASSISTANT_REQUEST,
					(reason) => ({ text: null, reason }),
					async () => {
						const { rules, limits, redactForAssistants } = await settings.of(uri);
						const log = logs.get(uri);
						if (!log) return { text: null, reason: NOT_OPEN };
						const original = await log.read();
						const trace = redactForAssistants ? await redactedCopy(original) : original;
						// The rules of the user are left out: their sentences may name anybody.
						const findings = await slicedWork(judging(trace, rules, limits, [])).soon();
						return askTool(tool, { trace, findings, pageOf: (rule) => pageIn(rulePages, rule) }, input);
					},
				),
		);
	},
};
