// The reasons that a conference gives when it refuses a request ([MS-CONFBAS]): `<response code="failure" reason="…">`.

import type { DiagnosticCause } from "./msDiagnostics.ts";

/** One reason. */
export interface ConferenceReason {
	/** The word, as the conference writes it. */
	readonly reason: string;
	/** A clause that can stand behind "because": capital first, no full stop. */
	readonly meaning: string;
	/** What to look at or do, in whole sentences. */
	readonly check?: string;
	readonly cause: DiagnosticCause;
	readonly source: string;
}

const UCMA = "[MS-CONFBAS]; Microsoft Learn, UCMA: CommandFailureReasons";
const PROTOCOL = "[MS-CONFBAS]; [MS-CONFPRO]";

const MEETING_GONE = "Check that the meeting still exists and that the link is complete.";

/** The reasons, in alphabetical order. */
export const conferenceReasons = [
	{
		reason: "alreadyExists",
		meaning: "What was to be created exists already",
		cause: "other",
		source: PROTOCOL,
	},
	{
		reason: "anonymousSecurityAssociationAlreadyEstablished",
		meaning: "The participant without an account is signed in to the meeting already",
		cause: "other",
		source: UCMA,
	},
	{
		reason: "anonymousUsersNotAllowed",
		meaning: "The meeting does not allow participants without an account",
		check: "Check the meeting options, and the conferencing policy of the organizer.",
		cause: "policy",
		source: UCMA,
	},
	{
		reason: "anotherRecordingInProgress",
		meaning: "The meeting is being recorded already",
		cause: "other",
		source: UCMA,
	},
	{
		reason: "conferenceDoesntExist",
		meaning: "The meeting does not exist, or is over",
		check: MEETING_GONE,
		cause: "account",
		source: UCMA,
	},
	{ reason: "conferenceExists", meaning: "The meeting exists already", cause: "other", source: UCMA },
	{
		reason: "endpointDoesntExist",
		meaning: "The device of the participant is not in the meeting (any more)",
		cause: "other",
		source: UCMA,
	},
	{
		reason: "entitySettingsTooLarge",
		meaning: "The settings of the meeting are too large",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "federatedUsersNotAllowed",
		meaning: "The meeting does not allow users of other organizations",
		check: "Check the meeting options, and federation with the organization of the participant.",
		cause: "policy",
		source: UCMA,
	},
	{
		reason: "forbidden",
		meaning: "The meeting does not allow this to the participant",
		check: "Check the role of the participant, and the conferencing policy of the organizer.",
		cause: "policy",
		source: UCMA,
	},
	{
		reason: "invalidAdmissionPolicy",
		meaning: "The rule for who may enter the meeting is not valid",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidAutomaticPromoteValue",
		meaning: "The rule for who becomes a presenter by entering is not valid",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidConferenceId",
		meaning: "The id of the meeting is not valid",
		check: MEETING_GONE,
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidEncryptionKey",
		meaning: "The encryption key in the request is not valid",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidEncryptionKeyUsed",
		meaning: "The request was encrypted with a key that is not valid",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidExpiryTime",
		meaning: "The time when the meeting expires is not valid",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidPasscode",
		meaning: "The passcode of the meeting is wrong",
		check: "Compare the passcode with the one in the invitation.",
		cause: "auth",
		source: UCMA,
	},
	{ reason: "invalidRole", meaning: "The role in the request is not valid", cause: "client", source: UCMA },
	{
		reason: "invalidStaticMeetingRequest",
		meaning: "The request is not valid for the user's permanent meeting",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidUserEntity",
		meaning: "The address of the participant in the request is not valid",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "invalidVersion",
		meaning: "The meeting has changed since the version that the request builds on",
		cause: "other",
		source: UCMA,
	},
	{
		reason: "maximumConferencesExceeded",
		meaning: "The organizer has as many meetings as are allowed",
		check: "Delete old meetings, or raise the limit.",
		cause: "policy",
		source: UCMA,
	},
	{
		reason: "maximumMeetingSizeExceeded",
		meaning: "The meeting has as many participants as are allowed",
		check: "Check the size of meetings in the conferencing policy of the organizer.",
		cause: "policy",
		source: UCMA,
	},
	{
		reason: "maxUsersExceeded",
		meaning: "The meeting has as many participants as are allowed",
		check: "Check the size of meetings in the conferencing policy of the organizer.",
		cause: "policy",
		source: PROTOCOL,
	},
	{
		reason: "mcuTypeNotAvailable",
		meaning: "No conferencing server of the kind that is needed is available",
		check: "Check that the conferencing services run on the Front End servers of the organizer's pool.",
		cause: "overload",
		source: UCMA,
	},
	{ reason: "mediaDoesntExist", meaning: "The meeting has no such media", cause: "client", source: UCMA },
	{ reason: "mediaExists", meaning: "The meeting has this media already", cause: "other", source: UCMA },
	{
		reason: "mediaNotSupported",
		meaning: "The meeting does not support this media",
		check: "Check the conferencing policy of the organizer for audio, video and sharing.",
		cause: "policy",
		source: UCMA,
	},
	{
		reason: "notificationDataTooLarge",
		meaning: "What all participants were to be told is too large",
		cause: "client",
		source: UCMA,
	},
	{ reason: "notSupported", meaning: "The meeting does not support the request", cause: "client", source: UCMA },
	{
		reason: "organizerRoamingDataTooLarge",
		meaning: "What the organizer keeps with the meeting is too large",
		cause: "client",
		source: UCMA,
	},
	{
		reason: "otherFailure",
		meaning: "The meeting refused the request without a closer reason",
		check: "Look at the event logs of the conferencing server and of the Front End server.",
		cause: "other",
		source: UCMA,
	},
	{ reason: "requestMalformed", meaning: "The request to the meeting is malformed", cause: "client", source: PROTOCOL },
	{ reason: "requestTooLarge", meaning: "The request to the meeting is too large", cause: "client", source: PROTOCOL },
	{
		reason: "timeout",
		meaning: "The conferencing server did not answer in time",
		check: "Check that the conferencing services of the organizer's pool run and are not overloaded.",
		cause: "overload",
		source: UCMA,
	},
	{
		reason: "userDoesntExist",
		meaning: "The participant is not in the meeting (any more), or is not known",
		cause: "account",
		source: UCMA,
	},
	{
		reason: "userDoesntHavePermission",
		meaning: "The participant may not do this in the meeting",
		check: "Make the participant a presenter, or change the meeting options.",
		cause: "policy",
		source: PROTOCOL,
	},
	{ reason: "userExists", meaning: "The participant is in the meeting already", cause: "other", source: UCMA },
] as const satisfies readonly ConferenceReason[];

const byReason: ReadonlyMap<string, ConferenceReason> = new Map(
	conferenceReasons.map((row) => [normalized(row.reason), row]),
);

/** The row of a reason, in any case and with `DoesNot` for `Doesnt`; undefined when it is not in the table. */
export function conferenceReason(reason: string): ConferenceReason | undefined {
	return byReason.get(normalized(reason));
}

function normalized(reason: string): string {
	return reason.trim().toLowerCase().replace("doesnot", "doesnt");
}
