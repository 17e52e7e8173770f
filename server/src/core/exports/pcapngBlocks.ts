// The pcapng blocks that the export needs (IETF draft-ietf-opsawg-pcapng). All numbers are little-endian.

import { encodeUtf8 } from "../utf8.ts";
import { joined, padding, u16le, u32le } from "./bytes.ts";

/** An option of a block (§3.5). */
interface Option {
	readonly code: number;
	readonly value: Uint8Array;
}

/** A comment; any block may have several (§3.5.1). */
function comment(text: string): Option {
	return textOption(1, text);
}

/** The section header (§4.1); `application` is the program that wrote the file. The section length is left unspecified. */
export function sectionHeader(application: string, said: string): Uint8Array {
	const byteOrder = u32le(0x1a2b3c4d);
	const version = u16le(1, 0);
	const unknownLength = u32le(0xffffffff, 0xffffffff);
	return block(0x0a0d0d0a, [
		byteOrder,
		version,
		unknownLength,
		options([comment(said), textOption(SHB_USER_APPLICATION, application)]),
	]);
}

/** An interface (§4.2) whose packets have this link type and times in milliseconds. */
export function interfaceDescription(linkType: number, description: string): Uint8Array {
	const noLimit = u32le(0);
	return block(1, [
		u16le(linkType, 0),
		noLimit,
		options([
			textOption(IF_DESCRIPTION, description),
			{ code: IF_TIME_RESOLUTION, value: new Uint8Array([MILLISECONDS]) },
		]),
	]);
}

/** The direction of a packet (§4.3.1); 0 if unknown. */
const PACKET_DIRECTIONS = { unknown: 0, received: 1, sent: 2 } as const;

/** A packet of the first interface (§4.3), with its time in milliseconds since 1970-01-01 UTC. */
export function enhancedPacket(
	timeMs: number,
	data: Uint8Array,
	direction: keyof typeof PACKET_DIRECTIONS,
	said: string,
): Uint8Array {
	const firstInterface = 0;
	return block(6, [
		u32le(firstInterface, Math.floor(timeMs / 2 ** 32), timeMs % 2 ** 32, data.length, data.length),
		data,
		padding(data.length),
		options([comment(said), { code: EPB_FLAGS, value: u32le(PACKET_DIRECTIONS[direction]) }]),
	]);
}

const SHB_USER_APPLICATION = 4;
const IF_DESCRIPTION = 3;
const IF_TIME_RESOLUTION = 9;
/** As a negative power of ten. */
const MILLISECONDS = 3;
const EPB_FLAGS = 2;

/** A block has its length at both ends (§3.1). */
function block(type: number, body: readonly Uint8Array[]): Uint8Array {
	const length = body.reduce((sum, part) => sum + part.length, 12);
	return joined([u32le(type, length), ...body, u32le(length)]);
}

function options(all: readonly Option[]): Uint8Array {
	const end = u16le(0, 0);
	return joined([...all.flatMap(({ code, value }) => [u16le(code, value.length), value, padding(value.length)]), end]);
}

function textOption(code: number, text: string): Option {
	return { code, value: encodeUtf8(text) };
}
