// The language model tools, for our own client. By default, a model sees the redacted copy.

import { askTool, judging, readingRedacted, type Trace } from "../../core/index.ts";
import { ASSISTANT_REQUEST, type AssistantParams, type AssistantResult } from "../../protocol.ts";
import { type SlicedWork, slicedWork } from "../logs/slicedWork.ts";
import { rulePageFrom } from "../rulePage.ts";
import { NOT_OPEN, type Service } from "../session.ts";

/** Handles the one request that all tools use. */
export const assisting: Service = {
	serve({ connection, logs, settings, attempt }) {
		/** Caches one redacted copy per version of a log, because a model asks several questions about it. */
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
						// Custom rules are left out, because their messages may contain names.
						const findings = await slicedWork(judging(trace, rules, limits, [])).soon();
						return askTool(tool, { trace, findings, pageOf: (rule) => rulePageFrom(rulePages, rule) }, input);
					},
				),
		);
	},
};
