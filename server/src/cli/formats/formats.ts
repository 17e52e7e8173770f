// The report formats. To add one, add a file here and list it below.

import { csv } from "./csv.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { ndjson } from "./ndjson.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

/** All formats, in the order in which help and documentation list them. */
export const FORMATS = [text, json, ndjson, csv, markdown, html, sarif, junit] as const;

/** The values of `--format`. */
export type FormatName = (typeof FORMATS)[number]["name"];
