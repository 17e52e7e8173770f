// Reduces npm's bill of materials, which lists everything that is installed, most of it only for building and testing.

/**
 * The same document with only the bundled packages (`name@version`), all marked as required at run time, whatever they are
 * to npm. Throws if one of them is missing.
 */
export function bundledOnly(document, name, bundled) {
	const { component } = document.metadata;
	const own = component["bom-ref"];
	const components = bundled.map((ref) => {
		const found = document.components.find((each) => `${each.name}@${each.version}` === ref);
		if (!found) throw new Error(`npm knows nothing of ${ref}, which is bundled.`);
		const { properties: _, ...rest } = found;
		return { ...rest, scope: "required" };
	});
	const refs = new Set(components.map((each) => each["bom-ref"]));
	return {
		...document,
		metadata: { ...document.metadata, component: { ...component, name, type: "application" } },
		components,
		dependencies: document.dependencies
			.filter(({ ref }) => ref === own || refs.has(ref))
			.map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) })),
	};
}
