// The person's words, the preset's and what to avoid become one prompt that reads well.
import { editType } from '../../../nodes/KlingEdit/editType';
import { menu, models } from '../../../nodes/KlingEdit/models';
import { composePrompt } from '../../../nodes/shared/input/prompt';
import { menu as remixMenu } from '../../../nodes/SoraRemix/models';

const [kling] = models;
const klingEdit = { ...menu, listed: models, presets: editType };
const noir = { editType: 'style', style: 'noir' };
const words = 'Black and white film noir, high contrast';

function composed(own: string, preset: Record<string, string> = {}, avoid: unknown = undefined) {
	return composePrompt(klingEdit, kling, {
		own,
		avoid,
		preset: (name, otherwise) => preset[name] ?? otherwise,
	});
}

test.each([
	['Make it winter', `Make it winter. ${words}`],
	['Make it winter.', `Make it winter. ${words}`],
	['Make it winter!', `Make it winter! ${words}`],
	['Make it winter: ', `Make it winter: ${words}`],
	['Make it winter,', `Make it winter, ${words}`],
	['Make it winter.\n', `Make it winter. ${words}`],
	['Make it winter\n', `Make it winter. ${words}`],
	['Make it winter ', `Make it winter. ${words}`],
	['', words],
	[' \n', words],
])('%j and a preset read well together', (own, expected) => {
	expect(composed(own, noir)).toBe(expected);
});

test('what is left out falls back on the defaults of the form', () => {
	expect(composed('Make it winter')).toBe('Make it winter');
	expect(composed('', { editType: 'object' })).toBe('');
	expect(composed('')).toBe('');
});

test('what to avoid comes last, trimmed; a list is refused', () => {
	expect(composed('Make it winter', noir, ' snow ')).toBe(`Make it winter. ${words}. Avoid: snow`);
	expect(composed('Make it winter', {}, '  ')).toBe('Make it winter');
	expect(() => composed('Make it winter', {}, ['snow'])).toThrow(
		'Avoid (Negative Prompt) is "["snow"]"; it takes text',
	);
});

test('a model with a negative prompt of its own gets none in its prompt', () => {
	const ownField = remixMenu.models.filter((model) =>
		model.options?.some(({ name }) => name === 'negative_prompt'),
	);
	expect(ownField.map(({ displayName }) => displayName)).toEqual(['Wan 2.2', 'AnimateDiff']);
	for (const model of ownField) {
		const sent = composePrompt({ ...remixMenu, listed: [] }, model, {
			own: 'Make it winter',
			avoid: 'snow',
			preset: () => undefined,
		});
		expect(sent).toBe('Make it winter');
	}
});
