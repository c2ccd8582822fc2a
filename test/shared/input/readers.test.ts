// One reader per type: plain spellings are understood, everything else is refused by name.
import {
	readAddedAmount,
	readAddedSwitch,
	readNumber,
	readOneOf,
	readSwitch,
	readWords,
} from '../../../nodes/shared/input/readers';

const unreadable = [undefined, null, '', '  ', 'maybe', 2, -1, NaN, {}, [], ['true'], { a: 1 }];

test.each([true, 'true', 'true ', ' TRUE', 'Yes', 'on', 1, '1'])('%j is yes', (value) => {
	expect(readSwitch('Dry Run', value)).toBe(true);
});

test.each([false, 'false', 'FALSE ', 'no', 'Off', 0, '0'])('%j is no', (value) => {
	expect(readSwitch('Dry Run', value)).toBe(false);
});

test.each(unreadable)('%j is neither yes nor no', (value) => {
	expect(() => readSwitch('Dry Run', value)).toThrow(/^Dry Run is .*; it takes true or false$/);
});

test.each<[unknown, number]>([
	[2, 2],
	['2', 2],
	[' 2.5 ', 2.5],
	['1e2', 100],
])('%j is the number %d', (value, number) => {
	expect(readNumber('Limit', value, { takes: 'a number' })).toBe(number);
});

test.each(['$2', '2 USD', '', ' ', 'two', undefined, null, true, NaN, Infinity, {}, [], [2]])(
	'%j is not a number',
	(value) => {
		expect(() => readNumber('Limit', value, { takes: 'a number' })).toThrow(
			/^Limit is .*; it takes a number$/,
		);
	},
);

test('a number may have to be above, at least or whole', () => {
	const takes = 'such a number';
	expect(() => readNumber('Limit', 0, { takes, above: 0 })).toThrow('Limit is "0"');
	expect(() => readNumber('Limit', 0, { takes, atLeast: 1 })).toThrow('Limit is "0"');
	expect(() => readNumber('Limit', 1.5, { takes, whole: true })).toThrow('Limit is "1.5"');
	expect(readNumber('Limit', 1, { takes, above: 0, atLeast: 1, whole: true })).toBe(1);
});

test('a choice is understood with spaces and capitals', () => {
	expect(readOneOf('Status', ['success', 'user_error'], ' Success ')).toBe('success');
	expect(readOneOf('If Not Finished', ['handOn', 'fail'], 'handon')).toBe('handOn');
});

test.each(['Failed', '', undefined, null, 1, {}, []])('%j is not offered', (value) => {
	expect(() => readOneOf('Status', ['success', 'error'], value)).toThrow(
		/^Status ".*" is not offered; it takes success, error$/,
	);
});

test('an option that was not added is off, one that was added counts or is refused', () => {
	const takes = 'a number above 0';
	expect(readAddedSwitch('Dry Run', {}, 'dryRun')).toBe(false);
	expect(readAddedAmount('Max Cost', {}, 'maxCost', takes)).toBe(0);
	expect(() => readAddedSwitch('Dry Run', { dryRun: undefined }, 'dryRun')).toThrow(
		'Dry Run is empty',
	);
	for (const maxCost of [undefined, null, '', 0, '0']) {
		expect(() => readAddedAmount('Max Cost', { maxCost }, 'maxCost', takes)).toThrow(
			/^Max Cost is .*; it takes a number above 0$/,
		);
	}
});

test('words are text without the space around it', () => {
	expect([' a b ', 7, undefined, null].map((value) => readWords('Field', value))).toEqual([
		'a b',
		'7',
		'',
		'',
	]);
	expect(() => readWords('Field', {})).toThrow('Field is "{}"; it takes text');
});
