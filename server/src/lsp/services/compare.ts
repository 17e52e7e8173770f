// Compares two messages, for our own client: their texts for a diff, and which messages are worth comparing.

import { comparedMessage, comparePartners, compareText, previousOfSameKind } from "../../core/index.ts";
import {
	COMPARE_PARTNERS_REQUEST,
	COMPARE_TEXT_REQUEST,
	type ComparePartnersResult,
	type CompareTextParams,
	type CompareTextResult,
	type PlaceParams,
	type ProtocolComparedMessage,
} from "../../protocol.ts";
import type { OpenLog } from "../logs/documents.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

const NO_MESSAGE = "The cursor is not in a SIP message.";

/**
 * Handles the requests behind Compare With. A position selects the message whose record contains its line; the column is
 * ignored.
 */
export const comparing: Service = {
	serve({ connection, answer }) {
		connection.onRequest<CompareTextResult, void>(
			COMPARE_TEXT_REQUEST,
			({ textDocument: { uri }, position, hideChanging, sortHeaders }: CompareTextParams) =>
				answer<CompareTextResult>(
					COMPARE_TEXT_REQUEST,
					uri,
					(reason) => ({ text: null, reason }),
					(trace) => {
						const message = trace.messageAtLine(position.line);
						if (message === undefined) return { text: null, reason: NO_MESSAGE };
						return { text: compareText(trace, message, { hideChanging, sortHeaders }) };
					},
				),
		);
		connection.onRequest<ComparePartnersResult, void>(
			COMPARE_PARTNERS_REQUEST,
			({ textDocument: { uri }, position }: PlaceParams) =>
				answer<ComparePartnersResult>(
					COMPARE_PARTNERS_REQUEST,
					uri,
					(reason) => ({ message: null, reason }),
					(trace, log) => {
						const message = trace.messageAtLine(position.line);
						return message === undefined ? { message: null, reason: NO_MESSAGE } : partnersOf(log, message);
					},
				),
		);
	},
};

function partnersOf({ trace, lines }: OpenLog, message: number): ComparePartnersResult {
	const named = (each: number | undefined): ProtocolComparedMessage | null => {
		if (each === undefined) return null;
		const { name, time, span } = comparedMessage(trace, each);
		return { name, time, position: toProto.position(lines, span.start) };
	};
	return {
		message: named(message)!,
		partners: comparePartners(trace, message).map(({ name, time, span, relation }) => ({
			name,
			time,
			position: toProto.position(lines, span.start),
			relation,
		})),
		previous: named(previousOfSameKind(trace, message)),
	};
}
