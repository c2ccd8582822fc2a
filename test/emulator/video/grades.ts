// How an edited picture looks: the first entry whose words occur in the prompt, else warm light.
import type { Size } from './plan';

interface Grade {
	words: RegExp;
	filters: (size: Size) => string[];
}

const grades: Grade[] = [
	{
		words: /pixel art|8-bit|retro game/i,
		filters: ({ width, height }) => [
			`scale=${Math.ceil(width / 16) * 2}:${Math.ceil(height / 16) * 2}:flags=area`,
			'eq=saturation=1.5:contrast=1.15',
			'lutyuv=y=trunc(val/24)*24',
			`scale=${width}:${height}:flags=neighbor`,
		],
	},
	{
		words: /sketch|pencil|hand-drawn/i,
		filters: () => [
			'hue=s=0',
			'eq=contrast=1.5',
			'edgedetect=low=0.04:high=0.1',
			'negate',
			'eq=contrast=1.2',
		],
	},
	{
		words: /noir|black and white|monochrome/i,
		filters: () => ['hue=s=0', 'eq=contrast=1.6:brightness=-0.06', 'vignette=PI/4'],
	},
	{
		words: /watercolou?r/i,
		filters: () => [
			'smartblur=lr=4:ls=1:lt=20',
			'eq=saturation=0.8:brightness=0.1:contrast=0.85:gamma=1.25',
			'noise=alls=6',
		],
	},
	{
		words: /oil paint|impressionist|painting/i,
		filters: () => [
			'smartblur=lr=5:ls=1:lt=30',
			'unsharp=9:9:1.8',
			'eq=saturation=1.5:contrast=1.15',
		],
	},
	{
		words: /anime|cel shading|cartoon|manga/i,
		filters: () => [
			'smartblur=lr=3:ls=1:lt=25',
			'edgedetect=mode=colormix:low=0.05:high=0.2',
			'eq=saturation=2.2:gamma=1.9:contrast=1.15',
		],
	},
	{
		words: /comic|bold outlines/i,
		filters: () => [
			'lutyuv=y=trunc(val/40)*40+16',
			'edgedetect=mode=colormix:low=0.08:high=0.25',
			'eq=saturation=2.4:gamma=2.2:contrast=1.3',
		],
	},
	{
		words: /cyberpunk|neon|futuristic|sci-fi/i,
		filters: () => [
			'colorbalance=rs=.1:bs=.25:gs=-.1:rm=.15:bm=.15:gm=-.15:rh=-.1:gh=.1:bh=.1',
			'eq=saturation=1.5:contrast=1.3:brightness=-0.03',
		],
	},
	{
		words: /\b(snow|winter|frost|ice\b)/i,
		filters: () => [
			'colorbalance=rm=-.15:bm=.2:bh=.15',
			'eq=saturation=0.55:brightness=0.14:contrast=0.9',
		],
	},
	{
		words: /\b(night|dark|rain|storm|sad\b)/i,
		filters: () => [
			'colorbalance=rm=-.2:bm=.2:rs=-.1:bs=.15',
			'eq=brightness=-0.16:contrast=1.15:saturation=0.75',
		],
	},
	{
		words: /\b(sunny|summer|bright)/i,
		filters: () => [
			'colorbalance=rh=.1:bh=-.12:gm=.04',
			'eq=brightness=0.1:saturation=1.5:gamma=1.2',
		],
	},
	{
		words: /noise|grain|denois|sharp|quality|vibrant|contrast|enhance/i,
		filters: () => ['hqdn3d=4', 'unsharp=7:7:1.4', 'eq=saturation=1.5:contrast=1.18'],
	},
];

const warmLight = ['colorbalance=rs=.12:bs=-.2:rm=.18:bm=-.18', 'eq=saturation=1.3:contrast=1.1'];

export function gradeFor(prompt: string, size: Size): string[] {
	const [wanted] = prompt.split(/\bavoid:/i);
	const grade = grades.find(({ words }) => words.test(wanted));
	return grade === undefined ? warmLight : grade.filters(size);
}
