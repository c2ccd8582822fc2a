// The line under a model in the menu: price first, then length, then what it is good for.
import { menu, models } from '../../../nodes/KlingEdit/models';
import { customModel } from '../../../nodes/shared/model/menu';
import { menuDescription, priceText, secondsText } from '../../../nodes/shared/form/modelText';
import type { Limits, Price, VideoModel } from '../../../nodes/shared/model/model';

const [kling] = models;
const asOf = 'Nov 2026';

test.each<[string, Price | null]>([
	['About $0.17 per second (Nov 2026)', { usd: 0.168, per: 'second', asOf }],
	['About $0.10 per second (Nov 2026)', { usd: 0.1, per: 'second', asOf }],
	['About $1.20 per second (Nov 2026)', { usd: 1.2, per: 'second', asOf }],
	['About $0.0005 per megapixel (Nov 2026)', { usd: 0.0005, per: 'megapixel', asOf }],
	[
		'About $0.02 per second at 1080p (Nov 2026)',
		{ usd: 0.02, per: 'second', applies: '1080p', asOf },
	],
	[
		'About $0.0133 per second at 1080p, in steps of $0.10 (Nov 2026)',
		{ usd: 0.0133, per: 'second', applies: '1080p', roundedUpTo: 0.1, asOf },
	],
	['Price not published', null],
])('a price is written as "%s"', (text, price) => {
	expect(priceText(price)).toBe(text);
});

test.each<[string, Limits | undefined]>([
	['3 to 10 s', { seconds: [3, 10.05], asOf }],
	['up to 300 s', { seconds: [0, 300], asOf }],
	['cuts to 8 s', { seconds: [1, 20], cutsToSeconds: 8, asOf }],
	['', { pixels: [720, 2160], asOf }],
	['', undefined],
])('a length is written as "%s"', (text, limits) => {
	expect(secondsText(limits)).toBe(text);
});

test.each<[string, VideoModel]>([
	['About $0.17 per second (Nov 2026), 3 to 10 s. Best for instruction edits', kling],
	['Price not published. Best for instruction edits', { ...kling, price: null, limits: undefined }],
	[
		'About $0.17 per second (Nov 2026). Gone from fal since 24 Sep 2026; choose Wan 2.7',
		{ ...kling, retired: { is: 'gone', since: '24 Sep 2026', instead: 'Wan 2.7' } },
	],
	[
		'Price not published. Not on fal; choose Wan 2.7',
		{ ...kling, price: null, retired: { is: 'neverListed', instead: 'Wan 2.7' } },
	],
	[
		'Price not published. Not listed by fal since 18 Aug 2026; choose Wan 2.7',
		{
			...kling,
			price: null,
			retired: { is: 'unlisted', since: '18 Aug 2026', instead: 'Wan 2.7' },
		},
	],
	['Any other fal endpoint, by its ID', customModel(menu.customFields)],
])('a model is described as "%s"', (text, model) => {
	expect(menuDescription(model)).toBe(text);
});
