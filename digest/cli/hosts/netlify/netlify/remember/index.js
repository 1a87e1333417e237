// Keeps the site between builds, and what digest remembers.
const FOLDERS = [".digest/cache", "output"];

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(FOLDERS),
  onPostBuild: ({ utils }) => utils.cache.save(FOLDERS),
};
