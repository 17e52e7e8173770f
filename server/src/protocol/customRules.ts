// Rules of the user that cannot be used.

/** Tells our client what is wrong with the setting `rtcdll.customRules`. A notification; takes `WrongCustomRulesParams`. */
export const WRONG_CUSTOM_RULES_NOTIFICATION = "rtcdll/wrongCustomRules";

/** What is wrong. */
export interface WrongCustomRulesParams {
	/** A log for which the setting holds: folders may have different ones. */
	readonly uri: string;
	/** A sentence for the user that names the rules and what is wrong with each. */
	readonly message: string;
}
