/** Services that owe as much as possible, so that as many rules as possible may accuse. */
const everyone = { personalUse: false, offersInEu: true, economicService: true, vlop: 'none' };
const platform = {
  ...everyone,
  'service.kind': 'hosting',
  'features.userContent': true,
  'features.publicDissemination': true,
  'features.ancillaryOnly': false,
  'features.accounts': true,
  size: 'medium',
  'size.lostWithinYear': false,
};
const french = {
  'audience.france': true,
  'publisher.country': 'FR',
  'publisher.kind': 'company',
  'publisher.professional': true,
  'publisher.registeredTrade': true,
};
const shop = {
  'features.sellsToConsumers': true,
  'features.sellsGoods': true,
  'features.withdrawalRight': true,
  'features.subscription': true,
  'features.priceReductions': true,
  'features.reviews': true,
  'features.eaaService': true,
  'contracts.regime': 'general',
};

export const profiles = {
  'a French forum': { ...platform, ...french, 'features.ads': true, 'features.privateMessages': true },
  'a French marketplace': {
    ...platform,
    ...french,
    ...shop,
    'features.marketplace': true,
    'features.marketplaceB2c': true,
    'features.productsMarketplace': true,
    'features.privateSellers': true,
    'features.businessUsers': true,
    'features.recommender': true,
    'features.ads': true,
    'publisher.largeCompany': true,
  },
  'a French shop': { ...everyone, ...french, ...shop, size: 'small', 'service.kind': 'none', 'features.userContent': false },
  'a German shop': {
    ...everyone,
    ...shop,
    size: 'small',
    'service.kind': 'none',
    'features.userContent': false,
    'publisher.country': 'DE',
    'publisher.kind': 'company',
    'publisher.professional': true,
  },
  'an American network': {
    ...platform,
    size: 'large',
    'publisher.country': 'US',
    'publisher.kind': 'company',
    'publisher.professional': true,
    'audience.france': true,
    'features.socialNetwork': true,
    'features.recommender': true,
    'features.personalisedRecommender': true,
    'features.ads': true,
    'features.minors': true,
    'features.video': true,
    'features.chat': true,
  },
  'a very large platform in Ireland': {
    ...platform,
    size: 'large',
    vlop: 'vlop',
    'publisher.country': 'IE',
    'publisher.kind': 'company',
    'publisher.professional': true,
    'audience.france': true,
    'features.recommender': true,
    'features.ads': true,
    'features.minors': true,
    'features.marketplaceB2c': true,
  },
  'a French public body': {
    ...everyone,
    ...french,
    economicService: false,
    'publisher.kind': 'public-body',
    'publisher.accessibilityExcluded': false,
    'publisher.mustHaveDpo': true,
    'publisher.registeredTrade': false,
    size: 'large',
    'service.kind': 'none',
  },
};

/** A profile as if its answers were declared. */
export const declared = (answers) => ({
  entries: new Map(Object.entries(answers).map(([key, value]) => [key, { key, value, origin: 'declared', confidence: 1 }])),
});
