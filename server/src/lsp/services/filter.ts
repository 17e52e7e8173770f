// The filter: the part of a log that matches a query, the way back to the log, and the checking and completion of queries.

import { callQuery, completeQuery, FILTER_PRESETS, fieldsWith, lookUp } from "../../core/index.ts";
import {
	CHECK_QUERY_REQUEST,
	type CheckQueryParams,
	type CheckQueryResult,
	COUNT_MATCHES_REQUEST,
	type CountMatchesResult,
	FILTER_REQUEST,
	type FilterParams,
	type FilterResult,
	LOG_PLACE_REQUEST,
	type LogPlaceResult,
	type PlaceParams,
	PRESET_QUERY_REQUEST,
	type PresetQueryParams,
	type PresetQueryResult,
} from "../../protocol.ts";
import { filtered, matchCount, parsed } from "../logs/filtered.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/** Handles the requests behind the filter commands of our own client. */
export const filtering: Service = {
	serve({ connection, answer, judge, settings }) {
		connection.onRequest<FilterResult, void>(FILTER_REQUEST, async (params: FilterParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return answer<FilterResult>(
				FILTER_REQUEST,
				uri,
				(reason) => ({ text: null, reason }),
				(_, log) => filtered(log, current, params),
				current,
			);
		});
		connection.onRequest<CountMatchesResult, void>(COUNT_MATCHES_REQUEST, async (params: FilterParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return answer<CountMatchesResult>(
				COUNT_MATCHES_REQUEST,
				uri,
				(reason) => ({ words: null, reason }),
				(_, log) => matchCount(log, current, params),
				current,
			);
		});
		connection.onRequest<LogPlaceResult, void>(LOG_PLACE_REQUEST, ({ textDocument: { uri }, position }: PlaceParams) =>
			judge<LogPlaceResult>(LOG_PLACE_REQUEST, uri, null, ({ lines, logUri, logLines }) => ({
				textDocument: { uri: logUri },
				position: toProto.position(logLines, toProto.offset(lines, position)),
			})),
		);
		connection.onRequest<CheckQueryResult, void>(CHECK_QUERY_REQUEST, async (params: CheckQueryParams) => {
			const query = String(params.query);
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			const errors = parsed(current, query).errors.map(({ span, message, instead }) => ({
				...span,
				message,
				...(instead === undefined ? {} : { instead }),
			}));
			// If the log is not open, field names are completed but not the values that occur in it.
			const fields = fieldsWith(current.customRules.rules);
			const plain = completeQuery(query, params.offset, undefined, fields);
			const suggestions = await answer(CHECK_QUERY_REQUEST, uri, plain, (trace) =>
				completeQuery(query, params.offset, trace, fields),
			);
			return {
				errors,
				suggestions: suggestions.map(({ span, text, detail }) => ({ ...span, text, detail })),
				presets: Object.values(FILTER_PRESETS),
			};
		});
		connection.onRequest<PresetQueryResult, void>(
			PRESET_QUERY_REQUEST,
			({ textDocument: { uri }, position, preset }: PresetQueryParams) => {
				if (preset !== "call") {
					const { query = null } = lookUp(FILTER_PRESETS, preset) ?? {};
					return query === null ? { query, reason: "There is no filter of this name." } : { query };
				}
				return answer<PresetQueryResult>(
					PRESET_QUERY_REQUEST,
					uri,
					(reason) => ({ query: null, reason }),
					(trace, { lines }) => {
						const found = callQuery(trace, toProto.offset(lines, position));
						return "query" in found ? found : { query: null, reason: found.reason };
					},
				);
			},
		);
	},
};
