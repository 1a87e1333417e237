// Keeps between builds what digest remembers.
const FOLDER = ".digest/cache";

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(FOLDER),
  onPostBuild: ({ utils }) => utils.cache.save(FOLDER),
};
