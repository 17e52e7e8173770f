// Invalid custom rules.

/**
 * Reports what is wrong with the setting `rtcdll.customRules`. A notification to our client with `WrongCustomRulesParams`.
 */
export const WRONG_CUSTOM_RULES_NOTIFICATION = "rtcdll/wrongCustomRules";

/** What is wrong. */
export interface WrongCustomRulesParams {
	/** A log to which the setting applies: folders may have different settings. */
	readonly uri: string;
	/** A message for the user that names the invalid rules and the errors in each. */
	readonly message: string;
}
