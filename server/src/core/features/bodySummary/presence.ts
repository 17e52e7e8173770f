// Summaries of presence bodies: availability, refused subscriptions, publications and requests.

import type { BatchSubscribe } from "../../bodies/batchSubscribe.ts";
import type { Presence, PresencePerson, PresenceState } from "../../bodies/presence.ts";
import type { Publish } from "../../bodies/publish.ts";
import { isRefused, type Rlmi, type RlmiInstance } from "../../bodies/rlmi.ts";
import { countText } from "../../words.ts";
import { namesText, personName } from "./names.ts";

/** One sentence for each of the first people. */
export function presenceSentences({ persons }: Presence): readonly string[] {
	const shown = persons.slice(0, MOST).map(personSentence);
	return persons.length > MOST ? [...shown, `And presence of ${countText(persons.length - MOST, "other")}.`] : shown;
}

/** `bob@contoso.com is busy (6500): on the phone.` */
export function personSentence({ uri, availability, activity, note, categories }: PresencePerson): string {
	const who = personName(uri);
	const state = availability && stateText(availability);
	const said = [activity?.text, note && `"${note.text}"`].filter((text) => text !== undefined).join(", ");
	if (state) return `${who} is ${state}${said && `: ${said}`}.`;
	const names = [...new Set(categories.map(({ name }) => name))].filter((name) => name !== "");
	if (names.length > 0) return `${who} gives ${namesText(names, names.length, 4)}.`;
	return said ? `${who}: ${said}.` : `The availability of ${personName(uri)} is not stated.`;
}

/** `busy (6500)`; empty for an unknown state. */
export function stateText({ word, number }: PresenceState): string {
	if (word === undefined) return number === undefined ? "" : `in state ${number}`;
	const said = word === "open" ? "reachable" : word === "closed" ? "not reachable" : word;
	return number === undefined ? said : `${said} (${number})`;
}

/** Refusals first, then redirections to other servers, then the number of the rest. */
export function rlmiSentences({ resources }: Rlmi): readonly string[] {
	const all = resources.flatMap(({ uri, instances }) =>
		instances.map((instance) => ({ who: personName(uri), instance })),
	);
	const refused = all.filter(({ instance }) => isRefused(instance));
	const elsewhere = all.filter(({ instance }) => instance.state === "resubscribe");
	const given = all.filter(({ instance }) => instance.state === "active");
	const pending = all.filter(({ instance }) => instance.state === "pending");
	const ended = all.filter(({ instance }) => instance.state === "terminated" && !isRefused(instance));
	const sentences = [...refused.slice(0, MOST), ...elsewhere.slice(0, MOST), ...ended.slice(0, MOST)].map(
		({ who, instance }) => instanceSentence(who, instance),
	);
	const names = (list: typeof all) =>
		namesText(
			list.map(({ who }) => who),
			list.length,
		);
	if (refused.length > MOST) sentences.push(`Presence of ${refused.length - MOST} others was refused as well.`);
	if (given.length > 0) sentences.push(`Presence of ${names(given)} is given.`);
	if (pending.length > 0) sentences.push(`No decision yet on the presence of ${names(pending)}.`);
	return sentences.length > 0
		? sentences
		: [`A list of ${countText(resources.length, "subscription")}, none with a state.`];
}

/** `Presence of carol@fabrikam.com was refused (403).` */
export function instanceSentence(who: string, instance: RlmiInstance): string {
	const { state, reason, statusCode, askInstead } = instance;
	const why = [statusCode, reason].filter((part) => part !== undefined)[0];
	const cause = why === undefined ? "" : ` (${why})`;
	if (isRefused(instance)) return `Presence of ${who} was refused${cause}.`;
	if (state === "resubscribe") return `Presence of ${who} must be requested from ${askInstead ?? "another server"}.`;
	if (state === "terminated") return `The subscription to ${who} has ended${cause}.`;
	if (state === "pending") return `No decision yet on the presence of ${who}.`;
	return state === "active" ? `Presence of ${who} is given.` : `The state of the subscription to ${who} is not known.`;
}

/** What is published for the first time, changed or removed. */
export function publishSentences({ publications }: Publish): readonly string[] {
	const states = [...new Set(publications.map(({ state }) => (state ? stateText(state) : "")))].filter(
		(text) => text !== "",
	);
	const named = (removed: boolean) => [
		...new Set(publications.filter(({ isRemoval }) => isRemoval === removed).map(({ category }) => category)),
	];
	const [kept, removed] = [named(false), named(true)];
	const said = states.length > 0 ? `: ${namesText(states, states.length)}` : "";
	return [
		...(kept.length > 0 ? [`Publishes ${namesText(kept, kept.length, 4)}${said}.`] : []),
		...(removed.length > 0 ? [`Withdraws ${namesText(removed, removed.length, 4)}.`] : []),
		...(publications.length === 0 ? ["A publication without content."] : []),
	];
}

/** `Asks for the presence of bob@contoso.com, carol@fabrikam.com and 5 more.` */
export function subscribeSentences({ action, resources }: BatchSubscribe): readonly string[] {
	if (resources.length === 0) return ["A list of subscriptions without addresses."];
	const names = namesText(resources.slice(0, 3).map(personName), resources.length);
	return [action === "unsubscribe" ? `Ends the subscriptions to ${names}.` : `Asks for the presence of ${names}.`];
}

const MOST = 3;
