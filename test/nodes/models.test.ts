// What holds for the data of every model of every node.
import { menuDescription } from '../../nodes/shared/form/modelText';
import { choicesOf, optionsOf } from './form';
import { allFields, modelCases, packageNodes } from './packageNodes';

const MENU_CHARACTERS = 100;

/** What typeof says of a default, where it is not 'string'. */
const PRESETS: Partial<Record<string, string>> = {
	// The former options, as an object by name.
	hidden: 'object',
	number: 'number',
	boolean: 'boolean',
	collection: 'object',
	fixedCollection: 'object',
	resourceLocator: 'object',
};

const PRICE =
	/^(Price not published|About \$\d+(\.\d+)? per (compute |megapixel )?[a-z]+( at [^(]+)? \([A-Z][a-z]{2} 20\d\d\))[,.] /;

test('every endpoint ID has the form owner/app or owner/app/path and stands for one model', () => {
	const ids = modelCases.map(({ id }) => id);
	expect(ids.filter((id) => !/^[\w-]+(\/[\w.-]+)+$/.test(id))).toEqual([]);
	expect(ids).toEqual([...new Set(ids)]);
});

describe.each(packageNodes)('$name', ({ description, models, defaultModel }) => {
	test('the preselected model is in the menu and still offered by fal', () => {
		const preselected = models.find(({ endpointId }) => endpointId === defaultModel);
		expect(preselected).toMatchObject({ endpointId: defaultModel });
		expect(preselected?.retired).toBeUndefined();
	});

	test('the menu lists the models in the order of the data, Custom Endpoint last', () => {
		const menu = description.properties.find(({ name }) => name === 'model');
		expect(choicesOf(menu ?? {})).toEqual([
			...models.map(({ endpointId }) => endpointId),
			'custom',
		]);
	});

	// Not so for options: n8n saves all that stands there, so that each model may have its own.
	test('one name has one default in the fields of all models', () => {
		const defaults = new Map<string, unknown[]>();
		for (const field of models.flatMap((model) => model.fields)) {
			if (!('default' in field)) continue;
			defaults.set(field.name, [...(defaults.get(field.name) ?? []), field.default]);
		}
		const several = [...defaults].filter(([, values]) => new Set(values.map(json)).size > 1);
		expect(several).toEqual([]);
	});

	test('every default is of the kind of its parameter, and in the list where there is one', () => {
		const parameters = [...description.properties, ...optionsOf({ description })];
		const wrong = parameters.filter((parameter) => {
			const values = choicesOf(parameter);
			const preset: unknown = parameter.default;
			switch (parameter.type) {
				case 'options':
					return !values.some((value) => value === preset);
				case 'multiOptions':
					return !Array.isArray(preset) || !preset.every((one) => values.includes(one));
				default:
					return typeof preset !== (PRESETS[parameter.type] ?? 'string');
			}
		});
		expect(wrong).toEqual([]);
	});

	test('a retired model names one to take instead that is still offered', () => {
		const offered = models.filter(({ retired }) => !retired).map(({ displayName }) => displayName);
		const retired = models.flatMap((model) => model.retired ?? []);
		expect(offered).toEqual(expect.arrayContaining(retired.map(({ instead }) => instead)));
	});
});

describe.each(modelCases)('$id', ({ model }) => {
	test('its line in the menu is short and begins with what counts first', () => {
		const line = menuDescription(model);
		expect(line.length).toBeLessThanOrEqual(MENU_CHARACTERS);
		expect(line).toMatch(PRICE);
		if (model.retired) expect(line).toContain(`choose ${model.retired.instead}`);
	});

	test('no field of it stops a run while nobody can see it', () => {
		expect(allFields(model).filter((field) => 'required' in field)).toEqual([]);
	});

	test('a value that counts only with an option names one of its options and values', () => {
		const conditions = allFields(model).flatMap((field) =>
			'onlyWith' in field && field.onlyWith ? [field.onlyWith] : [],
		);
		for (const { option, value } of conditions) {
			const choices = (model.options ?? []).find(({ name }) => name === option);
			expect(choices).toMatchObject({ options: expect.arrayContaining([having(value)]) });
		}
	});
});

function json(value: unknown): string {
	return JSON.stringify(value);
}

function having(value: string): unknown {
	return expect.objectContaining({ value });
}
