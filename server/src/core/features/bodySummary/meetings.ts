// Summaries of meeting commands and their results, and of the participants.

import { type C3p, type C3pCommand, hasFailed } from "../../bodies/c3p.ts";
import type { ConferenceInfo, ConferenceUser } from "../../bodies/conferenceInfo.ts";
import { capital, countText } from "../../words.ts";
import { namesText, personName } from "./names.ts";

/** One sentence for each of the first commands, with the server's explanation of a failure. */
export function c3pSentences(c3p: C3p): readonly string[] {
	const sentences = c3p.commands.slice(0, MOST).map((command) => commandSentence(c3p, command));
	const added = c3p.diagnostics.slice(0, MOST).map(({ name, value }) => `The server adds ${name}: ${value}.`);
	const empty = c3p.code === undefined ? "A message to a meeting, without a command." : `The response is ${c3p.code}.`;
	return [...(sentences.length > 0 ? sentences : [empty]), ...added];
}

/** `Asks the meeting of dave@fabrikam.com to add alice@contoso.com.`, `getConference failed: conferenceDoesntExist.` */
export function commandSentence(c3p: C3p, command: C3pCommand): string {
	const { name, reason, conference } = command;
	if (c3p.kind === "request") return `Asks ${whereText(command)} to ${wishText(command)}.`;
	const of = conference ? ` for the meeting of ${conference.organizer}` : "";
	if (c3p.kind === "notify") return `A notification about ${name}${of}.`;
	if (hasFailed(c3p)) return `${name} failed${of}${reason ? `: ${reason}` : ""}.`;
	if (c3p.code === "pending") return `${name} is in progress${of}.`;
	if (c3p.code === "success") return `${name} succeeded${of}.`;
	return `The response to ${name}${of}${c3p.code ? ` is ${c3p.code}` : ""}${reason ? `: ${reason}` : ""}.`;
}

function whereText({ conference }: C3pCommand): string {
	return conference ? `the meeting of ${conference.organizer}` : "the conference service";
}

function wishText({ name, users }: C3pCommand): string {
	const who =
		users.length > 0
			? namesText(
					users.slice(0, MOST).map(({ uri }) => personName(uri)),
					users.length,
				)
			: "somebody";
	return WISHES.get(name.toLowerCase())?.(who) ?? `carry out ${name}`;
}

/** Descriptions of commands by lowercase name ([MS-CONFBAS] 3, [MS-CONFPRO]). */
const WISHES: ReadonlyMap<string, (who: string) => string> = new Map([
	["addconference", () => "make a meeting"],
	["adduser", (who: string) => `add ${who}`],
	["deleteconference", () => "end the meeting permanently"],
	["deleteuser", (who: string) => `remove ${who}`],
	["getavailablemcutypes", () => "list the media that it has servers for"],
	["getconference", () => "return its data"],
	["getconferences", () => "list the user's meetings"],
	["getconferencingcapabilities", () => "list the meeting capabilities"],
	["modifyconference", () => "change its data"],
	["modifyconferencelock", () => "change who may join"],
	["modifyendpointmedia", (who: string) => `change the media of ${who}`],
	["modifyuserroles", (who: string) => `change the role of ${who}`],
]);

/** The organizer, who is present, and who has left. */
export function conferenceInfoSentences({ conference, uri, subject, state, users }: ConferenceInfo): readonly string[] {
	const whose = conference
		? `the meeting of ${conference.organizer}`
		: uri
			? `the meeting ${personName(uri)}`
			: "the meeting";
	const about = subject ? `, "${subject}"` : "";
	if (state === "deleted") return [`${capital(whose)}${about} is over.`];
	const left = users.filter((user) => user.state === "deleted");
	const here = users.filter((user) => user.state !== "deleted");
	const named = here.slice(0, MOST).map(userText);
	return [
		...(here.length > 0 ? [`In ${whose}${about}: ${namesText(named, here.length)}.`] : []),
		...(left.length > 0
			? [
					`${namesText(
						left.slice(0, MOST).map(({ uri: who }) => personName(who)),
						left.length,
					)} left ${whose}.`,
				]
			: []),
		...(users.length === 0 ? [`${state === "partial" ? "A change in" : "The state of"} ${whose}${about}.`] : []),
	];
}

/** `alice@contoso.com (presenter; audio, video)`. */
export function userText({ uri, roles, endpoints }: ConferenceUser): string {
	const media = [...new Set(endpoints.flatMap((endpoint) => endpoint.media))];
	const facts = [roles.join(", "), media.slice(0, MOST).join(", ")].filter((fact) => fact !== "");
	return facts.length > 0 ? `${personName(uri)} (${facts.join("; ")})` : personName(uri);
}

/** `3 endpoints: connected, disconnected`; empty for a user without endpoints. */
export function endpointsText({ endpoints }: ConferenceUser): string {
	const states = [...new Set(endpoints.map(({ status }) => status).filter((status) => status !== undefined))];
	return endpoints.length === 0
		? ""
		: `${countText(endpoints.length, "endpoint")}${states.length > 0 ? `: ${states.slice(0, MOST).join(", ")}` : ""}`;
}

const MOST = 3;
