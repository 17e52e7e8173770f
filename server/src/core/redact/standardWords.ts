// Words of the protocol, of its products and of their messages, which identify nobody in a log.

import { authSchemes } from "../sip/facts/authSchemes.ts";
import { activityRanges, availabilityRanges, messengerStates } from "../sip/facts/availability.ts";
import { conferenceReasons } from "../sip/facts/conferenceReasons.ts";
import { contentTypes } from "../sip/facts/contentTypes.ts";
import { diagnosticParameters } from "../sip/facts/diagnosticParameters.ts";
import { eventPackages } from "../sip/facts/eventPackages.ts";
import { headers } from "../sip/facts/headers.ts";
import { hresults } from "../sip/facts/hresults.ts";
import { iceFlagRows } from "../sip/facts/iceFlags.ts";
import { methods } from "../sip/facts/methods.ts";
import { msDiagnostics } from "../sip/facts/msDiagnostics.ts";
import { optionTags } from "../sip/facts/optionTags.ts";
import { parameters } from "../sip/facts/parameters.ts";
import { productComments, products } from "../sip/facts/products.ts";
import { qualityLimits } from "../sip/facts/qualityLimits.ts";
import { q850Causes, reasonProtocols } from "../sip/facts/reasons.ts";
import { registrationEvents } from "../sip/facts/registrationEvents.ts";
import { codecs, cryptoSuites, mediaProfiles, sdpAttributes, sdpLines } from "../sip/facts/sdp.ts";
import { statusCodes } from "../sip/facts/statusCodes.ts";
import { warningCodes } from "../sip/facts/warningCodes.ts";

/**
 * True for a word, letters only and ignoring case, that occurs in the fact tables. A name that is also such a word (`Mark`)
 * cannot be told from the word, so it is replaced only where it is used as a name.
 */
export function isStandardWord(word: string): boolean {
	vocabulary ??= new Set([...wordsIn(TABLES), ...MORE.split(" ")]);
	return vocabulary.has(word.toLowerCase());
}

/**
 * True for a value that consists of standard words and numbers: `applicationSharing`, `user-busy`, `1500 ms`, `true`. A
 * single letter counts as a standard word too. False for a value without words.
 */
export function isStandardValue(value: string): boolean {
	const words = value.match(WORD) ?? [];
	return words.length > 0 && words.every((word) => word.length === 1 || /^\d+$/.test(word) || isStandardName(word));
}

/** A word, or several written together: `applicationSharing`, `MOSCQ`, `http2`. */
function isStandardName(word: string): boolean {
	if (isStandardWord(word)) return true;
	return word.match(HUMPS)!.every((hump) => hump.length > 1 && (isStandardWord(hump) || /^\d+$/.test(hump)));
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const HUMPS = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{N}+|./gsu;

let vocabulary: ReadonlySet<string> | undefined;

const TABLES: readonly unknown[] = [
	[authSchemes, availabilityRanges, activityRanges, messengerStates, conferenceReasons, contentTypes],
	[diagnosticParameters, eventPackages, headers, hresults, iceFlagRows, methods, msDiagnostics, optionTags],
	[parameters, products, productComments, qualityLimits, q850Causes, reasonProtocols, registrationEvents],
	[codecs, cryptoSuites, mediaProfiles, Object.keys(mediaProfiles), sdpAttributes, sdpLines],
	[statusCodes, warningCodes],
];

function wordsIn(fact: unknown): readonly string[] {
	if (typeof fact === "string") return (fact.match(WORD) ?? []).flatMap(withHumps);
	if (typeof fact !== "object" || fact === null) return [];
	return Object.values(fact).flatMap(wordsIn);
}

function withHumps(word: string): readonly string[] {
	return [word, ...(word.match(HUMPS) ?? [])]
		.map((each) => each.toLowerCase())
		.filter((each) => each.length > 1 && !/^\d+$/.test(each));
}

/** Words of bodies, of records outside SIP, and of English that are in none of the tables. */
const MORE =
	"about abs accept accepted access acl acldelta action active add adhoc adrl aggregate alerting all allow allowed " +
	"alpha always anonymous any api app appdata application applications apps array ascii asmx aspx assistant " +
	"attendee audio auto autodiscover av available avg away back batch be been begin best bin binary bind block " +
	"blocked body bool boolean both broadcast bundle busy by byte bytes cache calendar call cam camera can cancel cap " +
	"caps card categories category cccp cell certprov change channel charset chat client close closed cn code codec " +
	"collab com common communicator complete completed component con conf conferences conferencing config " +
	"configuration connect connected connecting connectivity contact contacts container content continue control " +
	"cooked cookie copy core count cpu create created custom data date day dc debug default delegate delete deleted " +
	"delta denied desktop detail details device devices dial dialed dialin dialing dialog dialogs digest direct " +
	"directory disable disabled disconnect disconnected display dll dns document domain done down driver dtmf " +
	"duration edge element else empty enable enabled encoding encrypted end ended endpoint endpoints enterprise " +
	"entity entry enum env envelope error etc event every everyone ews exchange exe exit expansion expire expired " +
	"external extra factory fail failed failure false fax feature federated federation file filter first flag flags " +
	"float focus folder for forward found free from full fully function general get global good group groupexpansion " +
	"groups guest handle handler hash header help hidden high home host hours http https icon idle iframe image " +
	"immediate in inactive inbound index info init inner input inside instance int integer internal internet into " +
	"invalid invite is iso item join joined key keys kind lan language last layout leader level line lines link list " +
	"lists live loaded lobby local location locked log login logs long low lync mac machine main manual mapped max " +
	"mcu me media meet meeting member membership message messages method microphone microsoft min missed mobile mode " +
	"model module mono more mos most mr ms mute muted name nat net network never new next no node none normal not " +
	"note null number numeric oauth object of off offer office offline ok old on online only op open options or order " +
	"organization organizer original other out outbound outer outlook outside over owa owner pack packet page partial " +
	"participant participants password path pc pending permission permissions person personal phone photo pidf poc " +
	"policies policy pool port presence presenter primary private process product profile program progress prompt " +
	"property protocol provider provision proxy public publication publish quality query queue rate read ready recv " +
	"reference refresh region register registered registration reject rejected relay release remote remove removed " +
	"reply request reset resource resources response restart result retry return rgs right ring ringing rlmi roaming " +
	"role roles room root route rtc rtp run running schema screen secondary secure security self send sender sent " +
	"serial server service services session set setting settings setup share shared sharing short side sign signed " +
	"signin signout silent simple sip size skype slow soap socket speaker speakers ssl stamp standard start started " +
	"state static station status stereo stop stream string style subject subscribe subscribed subscription success " +
	"summary supported svc switch switched sync system table tag target task tel telephone telephony temp temporary " +
	"terminated test text that the thread time timeout title tls tmp to token total trace tracing transfer transport " +
	"true trust trusted tuple type ucwa udp unavailable unblock undefined unicode unknown unlocked unmute unmuted up " +
	"update updated upload uri url urn use used user users usr utc utf value values var version via video view " +
	"visible voice voicemail waiting wan was watcher web webcam webticket wide wifi window windows wired wireless " +
	"with without word work working write www xml yes you zone";
